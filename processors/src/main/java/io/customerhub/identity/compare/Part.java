package io.customerhub.identity.compare;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A part of a comparison: one value of each record, and the states in which two can be. The first state is that one of them has
 * none, the second that they are equal.
 */
public abstract class Part {
    /** Of nearly equal values no more than this counts, in bits: which of the two was meant is not known. */
    private static final double MOST_FOR_ALIKE = 3;

    public static final int MISSING = 0;
    public static final int EQUAL = 1;

    private final String name;
    private final List<State> states;
    private final Counts counts = new Counts();

    Part(String name, List<State> states) {
        this.name = name;
        this.states = List.copyOf(states);
    }

    /** The number of a record's value, negative where it has none. */
    abstract int value(int record);

    /** A value by its number. */
    abstract String text(int value);

    /** The state of two records that both have a value. */
    abstract int compare(int left, int right);

    /** Whether equal values can be told by {@link #value}: then their rarity counts. */
    boolean counted() {
        return true;
    }

    final int state(int left, int right) {
        return value(left) < 0 || value(right) < 0 ? MISSING : compare(left, right);
    }

    final void count(int record) {
        int value = value(record);
        if (value >= 0) {
            counts.add(value);
        }
    }

    /** What it counts, by the names of columns. */
    void forEachCounts(CountsVisitor visitor) {
        if (counted()) {
            visitor.counts(name, counts, this::text);
        }
    }

    /** Takes a column's counts, with the texts of its values. */
    @FunctionalInterface
    interface CountsVisitor {
        void counts(String column, Counts counts, IntFunction<String> texts);
    }

    public final String name() {
        return name;
    }

    public final List<State> states() {
        return states;
    }

    /** How probable it is that two records that have a value have the same; negative where that is not known exactly. */
    public final double chanceOfEqual() {
        return counts.chanceOfEqual();
    }

    /**
     * By how many bits what two records agree in is rarer than what two usually agree in.
     *
     * @param usual how probable it is that two records agree
     */
    final double rarity(int state, int left, int right, double usual) {
        double weight = states.get(state).rarity();
        if (weight == 0 || usual <= 0 || !counted()) {
            return 0;
        }
        double share = state == EQUAL
                ? counts.share(value(left), 2)
                : Math.max(counts.share(value(left), 1), counts.share(value(right), 1));
        double bits = Bits.of(usual / share);
        return state == EQUAL ? bits : weight * Math.max(-MOST_FOR_ALIKE, Math.min(MOST_FOR_ALIKE, bits));
    }
}
