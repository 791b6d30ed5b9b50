package io.customerhub.identity.compare;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A part of a comparison: one value of each record, and the states in which two can be. The first state is that one of them has
 * none, the second that they are equal.
 */
public abstract class Part {
    /** Of nearly equal values no more than this counts, in bits: which of the two was meant is not known. */
    private static final double MOST_FOR_ALIKE = 3;

    public static final int MISSING = 0;
    public static final int EQUAL = 1;

    /** Values that more records have are weighed one by one. */
    private static final int WEIGHED = 1 << 12;

    private final String name;
    private final List<State> states;
    private final double[] rarities;
    /** The records' values: while records are read apart, then beside those of the other parts, as they are compared together. */
    private int[] values = new int[256];

    private int records;
    private int offset;
    private int stride = 1;
    private final Counts counts = new Counts();
    private double usual = Counts.NOT_KNOWN;
    private double[] ofEqual = {};
    private double[] ofAlike = {};

    Part(String name, List<State> states) {
        this.name = name;
        this.states = List.copyOf(states);
        this.rarities = states.stream().mapToDouble(State::rarity).toArray();
    }

    /** Takes the number of the next record's value, negative where it has none. */
    final void take(int value) {
        if (records == values.length) {
            values = Arrays.copyOf(values, records * 2);
        }
        values[records++] = value;
    }

    /** The number of a record's value, negative where it has none. */
    final int value(int record) {
        return values[record * stride + offset];
    }

    /** Puts the values of all parts of all records beside each other, those of one record together. */
    static void layOut(List<Part> parts, int records) {
        int[] rows = new int[records * parts.size()];
        for (int place = 0; place < parts.size(); place++) {
            parts.get(place).moveTo(rows, place, parts.size());
        }
    }

    private void moveTo(int[] rows, int place, int width) {
        for (int record = 0; record < records; record++) {
            rows[record * width + place] = values[record];
        }
        values = rows;
        offset = place;
        stride = width;
    }

    /** A value by its number. */
    abstract String text(int value);

    /** The state of two records that both have a value; where equal ones can be told by it, another one. */
    abstract int compare(int left, int right);

    /** Whether equal values can be told by {@link #value}: then their rarity counts. */
    boolean counted() {
        return true;
    }

    final int state(int left, int right) {
        int one = value(left);
        int two = value(right);
        if ((one | two) < 0) {
            return MISSING;
        }
        return one == two && counted() ? EQUAL : compare(left, right);
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

    /** To be called when it is known how many records have each value: settles what values weigh. */
    void close() {
        usual = chanceOfEqual();
        if (usual > 0) {
            // More than there are records have a value only as a model remembers it, and of few records no table is
            // worth its making.
            int most = Math.min(counts.most(), Math.min(records, WEIGHED)) + 1;
            ofEqual = IntStream.range(0, most).mapToDouble(this::bitsOfEqual).toArray();
            ofAlike = IntStream.range(0, most).mapToDouble(this::bitsOfAlike).toArray();
        }
    }

    private double bitsOfEqual(int count) {
        return bits(count, 2);
    }

    private double bitsOfAlike(int count) {
        return Math.max(-MOST_FOR_ALIKE, Math.min(MOST_FOR_ALIKE, bits(count, 1)));
    }

    /**
     * By how many bits a value is rarer than what two records usually agree in, as far as other records tell.
     *
     * @param count how many records have it
     * @param compared how many of those are being compared
     */
    private double bits(int count, int compared) {
        return Bits.of(usual / counts.share(count, compared));
    }

    /** Whether what two records agree in, in a state, can be rarer than usual. */
    final boolean weighs(int state) {
        return rarities[state] != 0 && usual > 0;
    }

    /** By how many bits what two records agree in is rarer than what two usually agree in. */
    final double rarity(int state, int left, int right) {
        if (!weighs(state)) {
            return 0;
        }
        int count = counts.of(value(left));
        if (state == EQUAL) {
            return count < ofEqual.length ? ofEqual[count] : bitsOfEqual(count);
        }
        int more = Math.max(count, counts.of(value(right)));
        return rarities[state] * (more < ofAlike.length ? ofAlike[more] : bitsOfAlike(more));
    }
}
