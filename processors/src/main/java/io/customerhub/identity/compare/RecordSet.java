package io.customerhub.identity.compare;

import java.util.ArrayList;
import java.util.List;

/** Records read for comparing, by the numbers in which they were given. */
public final class RecordSet {
    private final List<Comparison> comparisons;
    private final List<String> ids;
    private final int[] sources;
    private final List<String> duplicateFree;

    /**
     * Reads records.
     *
     * @param duplicateFree sources that hold nobody twice
     */
    public RecordSet(
            List<ComparisonRule> rules, Dictionary dictionary, List<Described> records, List<String> duplicateFree) {
        var words = new Words(dictionary);
        this.comparisons = rules.stream().map(rule -> rule.make(words)).toList();
        this.duplicateFree = List.copyOf(duplicateFree);
        this.ids = new ArrayList<>(records.size());
        this.sources = new int[records.size()];
        for (Described record : records) {
            sources[ids.size()] = duplicateFree.indexOf(record.source());
            ids.add(record.id());
            comparisons.forEach(comparison -> comparison.add(record));
        }
        comparisons.forEach(Comparison::close);
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

    /** Whether two records may be about one customer: not where both are of a source that holds nobody twice. */
    public boolean mayMatch(int left, int right) {
        return sources[left] < 0 || sources[left] != sources[right];
    }

    /** Whether all records are of sources that hold nobody twice: then each matches at most one of each other source. */
    public boolean isOneToOne() {
        for (int source : sources) {
            if (source < 0) {
                return false;
            }
        }
        return !duplicateFree.isEmpty();
    }

    /** How many pairs may match. */
    public double pairs() {
        long[] held = new long[duplicateFree.size()];
        for (int source : sources) {
            if (source >= 0) {
                held[source]++;
            }
        }
        double pairs = size() * (size() - 1.0) / 2;
        for (long records : held) {
            pairs -= records * (records - 1.0) / 2;
        }
        return pairs;
    }
}
