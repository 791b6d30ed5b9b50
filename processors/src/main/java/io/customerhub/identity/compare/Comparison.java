package io.customerhub.identity.compare;

import java.util.List;
import java.util.Optional;

/**
 * One thing in which records are compared, in one or two parts that are judged together: given and family name, town and postal
 * code. It holds what it compares, a column for each part, and compares records by their numbers.
 */
public abstract class Comparison {
    private final String name;
    private final boolean place;
    private final List<Part> parts;
    private final int second;
    private final double[] usual;
    private int records;

    Comparison(String name, boolean place, List<Part> parts) {
        this.name = name;
        this.place = place;
        this.parts = List.copyOf(parts);
        this.second = parts.size() == 1 ? 1 : parts.get(1).states().size();
        this.usual = new double[parts.size()];
    }

    /** Reads the next record, which gets the next number. */
    public final void add(Described record) {
        read(record);
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
        for (int part = 0; part < usual.length; part++) {
            usual[part] = parts.get(part).chanceOfEqual();
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
        return parts.get(0).states().size() * second;
    }

    /** The level of two records. */
    public final int level(int left, int right) {
        int first = parts.get(0).state(left, right);
        return second == 1 ? first : first * second + parts.get(1).state(left, right);
    }

    /** The state of a part in a level. */
    public final int state(int level, int part) {
        return part == 0 ? level / second : level % second;
    }

    /** Which parts a level compares, as bits: what is missing weighs nothing, so levels weigh against those with the same. */
    public final int present(int level) {
        int first = state(level, 0) == Part.MISSING ? 0 : 1;
        return parts.size() == 1 || state(level, 1) == Part.MISSING ? first : first | 2;
    }

    /** The sum of what the parts' rarity adds, in bits. */
    public final double rarity(int level, int left, int right) {
        double sum = 0;
        for (int part = 0; part < usual.length; part++) {
            sum += parts.get(part).rarity(state(level, part), left, right, usual[part]);
        }
        return sum;
    }

    /** A level in words, as {@code given equal, family typo}. */
    public final String describe(int level) {
        String first = word(level, 0);
        return parts.size() == 1 ? first : first + ", " + word(level, 1);
    }

    private String word(int level, int part) {
        Part of = parts.get(part);
        return of.name() + " " + of.states().get(state(level, part)).name();
    }
}
