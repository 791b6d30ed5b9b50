package io.customerhub.identity.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One thing in which records are compared, in one or two parts that are judged together: given and family name, town and postal
 * code. It holds what it compares, a column for each part, and compares records by their numbers.
 */
public abstract class Comparison {
    private final String name;
    private final boolean place;
    private final List<Part> parts;
    private final Part first;
    private final Part last;
    private final int second;
    private final boolean[] weighs;
    private final boolean[] forbidden;
    private List<String> except = List.of();
    private int records;

    Comparison(String name, boolean place, List<Part> parts) {
        this.name = name;
        this.place = place;
        this.parts = List.copyOf(parts);
        this.first = parts.get(0);
        this.last = parts.get(parts.size() - 1);
        this.second = parts.size() == 1 ? 1 : last.states().size();
        this.weighs = new boolean[levels()];
        this.forbidden = new boolean[levels()];
    }

    /** Reads the next record, which gets the next number. */
    public final void add(Described record) {
        read(record.without(except));
        parts.forEach(part -> part.count(records));
        records++;
    }

    /**
     * To be called when all records are read.
     *
     * @param remembered how frequent values are; empty for what the records themselves tell
     */
    public final void close(Optional<Frequencies> remembered) {
        forEachCounts((column, counts, texts) -> remembered.ifPresentOrElse(
                frequencies -> counts.take(frequencies.of(column).orElse(Frequency.NONE), texts), counts::close));
        // What values weigh follows from how many have them, so it is settled once that is known.
        parts.forEach(Part::close);
        for (int level = 0; level < weighs.length; level++) {
            weighs[level] = first.weighs(state(level, 0)) || (second > 1 && last.weighs(state(level, 1)));
        }
    }

    final void forEachCounts(Part.CountsVisitor visitor) {
        parts.forEach(part ->
                part.forEachCounts((column, counts, texts) -> visitor.counts(name + "/" + column, counts, texts)));
    }

    abstract void read(Described record);

    /** What a record can be found by. */
    public abstract void atoms(int record, Atoms atoms);

    public final String name() {
        return name;
    }

    /** Whether it says where somebody is, which neighbours share, and not who. */
    public final boolean isPlace() {
        return place;
    }

    public final List<Part> parts() {
        return parts;
    }

    /** How many levels there are; level 0 is that there is nothing to compare. */
    public final int levels() {
        return first.states().size() * second;
    }

    /** The level of two records. */
    public final int level(int left, int right) {
        int state = first.state(left, right);
        return second == 1 ? state : state * second + last.state(left, right);
    }

    /** The state of a part in a level. */
    public final int state(int level, int part) {
        return part == 0 ? level / second : level % second;
    }

    /** Which parts a level compares, as bits: what is missing weighs nothing, so levels weigh against those with the same. */
    public final int present(int level) {
        int present = state(level, 0) == Part.MISSING ? 0 : 1;
        return second == 1 || state(level, 1) == Part.MISSING ? present : present | 2;
    }

    /** The sum of what the parts' rarity adds, in bits. */
    public final double rarity(int level, int left, int right) {
        if (!weighs[level]) {
            return 0;
        }
        double rarity = first.rarity(state(level, 0), left, right);
        return second == 1 ? rarity : rarity + last.rarity(state(level, 1), left, right);
    }

    /** Whether two records are in a level in which they are not about one customer, whatever else speaks for it. */
    final boolean forbids(int left, int right) {
        return forbidden[level(left, right)];
    }

    final boolean forbidsAny() {
        return IntStream.range(0, forbidden.length).anyMatch(level -> forbidden[level]);
    }

    /** Takes the words of the levels, or of parts of them, in which two are not one. */
    final void forbid(List<String> outcomes) {
        for (int level = 1; level < forbidden.length; level++) {
            forbidden[level] = words(level).stream().anyMatch(outcomes::contains);
        }
    }

    /** Values that say nothing. To be called before records are read. */
    final void passOver(List<String> values) {
        except = List.copyOf(values);
    }

    /** The words of all levels and of their parts, without what is missing. */
    final Set<String> outcomes() {
        return IntStream.range(1, levels())
                .boxed()
                .flatMap(level -> words(level).stream())
                .collect(Collectors.toSet());
    }

    private List<String> words(int level) {
        return Stream.concat(
                        Stream.of(describe(level)),
                        IntStream.range(0, parts.size())
                                .filter(part -> state(level, part) != Part.MISSING)
                                .mapToObj(part -> word(level, part)))
                .toList();
    }

    /** A level in words, as {@code given equal, family typo}. */
    public final String describe(int level) {
        return second == 1 ? word(level, 0) : word(level, 0) + ", " + word(level, 1);
    }

    private String word(int level, int part) {
        Part of = parts.get(part);
        return of.name() + " " + of.states().get(state(level, part)).name();
    }
}
