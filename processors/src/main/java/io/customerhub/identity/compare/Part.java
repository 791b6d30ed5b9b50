package io.customerhub.identity.compare;

import java.util.Arrays;
import java.util.List;

/**
 * A part of a comparison: one value of each record, and the states in which two can be. The first state is that one of them has
 * none, the second that they are equal.
 */
public abstract class Part {
    /** Of nearly equal values no more than this counts, in bits: which of the two was meant is not known. */
    private static final double MOST_FOR_ALIKE = 3;

    /** What counts for others with a value that nobody else has. */
    private static final double ALONE = 0.5;

    public static final int MISSING = 0;
    public static final int EQUAL = 1;

    private final String name;
    private final List<State> states;
    private int[] counts = new int[256];
    private int present;

    Part(String name, List<State> states) {
        this.name = name;
        this.states = List.copyOf(states);
    }

    /** The number of a record's value, negative where it has none. */
    abstract int value(int record);

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
            if (value >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(value + 1, counts.length * 2));
            }
            counts[value]++;
            present++;
        }
    }

    public final String name() {
        return name;
    }

    public final List<State> states() {
        return states;
    }

    /** How probable it is that two records that have a value have the same; negative where that is not known exactly. */
    public final double chanceOfEqual() {
        if (!counted() || present < 2) {
            return -1;
        }
        double pairs = 0;
        for (int count : counts) {
            pairs += (double) count * (count - 1);
        }
        return pairs / ((double) present * (present - 1));
    }

    /**
     * How probable a record's value is, as far as other records tell.
     *
     * @param compared how many of those that have it are being compared
     */
    private double share(int record, int compared) {
        return Math.max(counts[value(record)] - compared, ALONE) / Math.max(present - compared, 1);
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
        double share = state == EQUAL ? share(left, 2) : Math.max(share(left, 1), share(right, 1));
        double bits = Bits.of(usual / share);
        return state == EQUAL ? bits : weight * Math.max(-MOST_FOR_ALIKE, Math.min(MOST_FOR_ALIKE, bits));
    }
}
