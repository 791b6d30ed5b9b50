package io.customerhub.identity.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Records read for comparing, by the numbers in which they were given. */
public final class RecordSet {
    private final List<Comparison> comparisons;
    private final List<String> ids;
    private final int[] sources;
    private final List<Comparison> finding;
    private final List<Comparison> forbidding;
    private final boolean oneToOne;
    private final double pairs;

    /**
     * Reads records, among which values are as frequent as they are.
     *
     * @param duplicateFree sources that hold nobody twice
     */
    public RecordSet(
            List<ComparisonRule> rules, Dictionary dictionary, List<Described> records, List<String> duplicateFree) {
        this(rules, dictionary, records, duplicateFree, Optional.empty());
    }

    /**
     * Reads records.
     *
     * @param duplicateFree sources that hold nobody twice
     * @param remembered how frequent values are; empty for what the records themselves tell
     */
    public RecordSet(
            List<ComparisonRule> rules,
            Dictionary dictionary,
            List<Described> records,
            List<String> duplicateFree,
            Optional<Frequencies> remembered) {
        var words = new Words(dictionary);
        this.comparisons = rules.stream().map(rule -> rule.make(words)).toList();
        this.finding = IntStream.range(0, rules.size())
                .filter(rule -> rules.get(rule).finds())
                .mapToObj(comparisons::get)
                .toList();
        this.forbidding = comparisons.stream().filter(Comparison::forbidsAny).toList();
        this.ids = new ArrayList<>(records.size());
        this.sources = new int[records.size()];
        for (Described record : records) {
            sources[ids.size()] = duplicateFree.indexOf(record.source());
            ids.add(record.id());
            comparisons.forEach(comparison -> comparison.add(record));
        }
        comparisons.forEach(comparison -> comparison.close(remembered));
        Part.layOut(
                comparisons.stream()
                        .flatMap(comparison -> comparison.parts().stream())
                        .toList(),
                records.size());
        this.oneToOne = !duplicateFree.isEmpty() && Arrays.stream(sources).allMatch(source -> source >= 0);
        this.pairs = IntStream.range(0, duplicateFree.size())
                .mapToLong(source ->
                        Arrays.stream(sources).filter(of -> of == source).count())
                .mapToDouble(RecordSet::pairs)
                .reduce(pairs(sources.length), (all, within) -> all - within);
    }

    /**
     * How frequent values are among these records, to be remembered.
     *
     * @param most of how many values of each column at most
     */
    public Frequencies frequencies(int most) {
        Map<String, Frequency> columns = new HashMap<>();
        comparisons.forEach(comparison -> comparison.forEachCounts(
                (column, counts, texts) -> columns.put(column, counts.frequency(texts, most))));
        return new Frequencies(columns);
    }

    public int size() {
        return sources.length;
    }

    public String id(int record) {
        return ids.get(record);
    }

    public List<Comparison> comparisons() {
        return comparisons;
    }

    /** What a record can be found by. */
    public void atoms(int record, Atoms atoms) {
        finding.forEach(comparison -> comparison.atoms(record, atoms));
    }

    /** Whether two records may be about one customer: not where both are of a source that holds nobody twice. */
    public boolean mayMatch(int left, int right) {
        return sources[left] < 0 || sources[left] != sources[right];
    }

    /** Whether two records may be in one cluster: they may match, and no comparison forbids it. */
    public boolean mayBeOne(int left, int right) {
        return mayMatch(left, right) && forbidding.stream().noneMatch(comparison -> comparison.forbids(left, right));
    }

    /** Whether all records are of sources that hold nobody twice: then each matches at most one of each other source. */
    public boolean isOneToOne() {
        return oneToOne;
    }

    /** How many pairs may match. */
    public double pairs() {
        return pairs;
    }

    private static double pairs(long records) {
        return records * (records - 1.0) / 2;
    }
}
