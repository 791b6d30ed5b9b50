package io.customerhub.identity.compare;

import io.customerhub.identity.text.TextHash;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How many records have each value of a column, by the values' numbers: as counted in the set itself, or as a model remembers it. */
final class Counts {
    static final double NOT_KNOWN = -1;
    /** What counts for others with a value that nobody else has. */
    private static final double ALONE = 0.5;

    private int[] counts = new int[256];
    private int present;
    private double chance = NOT_KNOWN;

    /** Counts a record that has these values. */
    void add(int... values) {
        present++;
        for (int value : values) {
            if (value >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(value + 1, counts.length * 2));
            }
            counts[value]++;
        }
    }

    /** To be called when all records are counted. */
    void close() {
        chance = chanceOfEqual(present, counts);
    }

    /** Takes what a model remembers in place of what was counted. */
    void take(Frequency remembered, IntFunction<String> texts) {
        for (int value = 0; value < counts.length; value++) {
            if (counts[value] > 0) {
                counts[value] = remembered.of(texts.apply(value));
            }
        }
        present = remembered.present();
        chance = remembered.chanceOfEqual();
    }

    /**
     * What was counted, to be remembered.
     *
     * @param most of how many values at most; the most frequent are, and none that only one record has
     */
    Frequency frequency(IntFunction<String> texts, int most) {
        record Hashed(long hash, int count) {}
        Hashed[] frequent = IntStream.range(0, counts.length)
                .filter(value -> counts[value] > 1)
                .mapToObj(value -> new Hashed(TextHash.of(texts.apply(value)), counts[value]))
                .sorted(Comparator.comparingInt(Hashed::count).reversed().thenComparingLong(Hashed::hash))
                .limit(most)
                .sorted(Comparator.comparingLong(Hashed::hash))
                .toArray(Hashed[]::new);
        double others = 0;
        double pairs = 0;
        for (int count : counts) {
            others += count;
            pairs += (double) count * count;
        }
        for (Hashed value : frequent) {
            others -= value.count();
            pairs -= (double) value.count() * value.count();
        }
        return new Frequency(
                present,
                chance,
                others > 0 ? (int) Math.round(pairs / others) : Math.min(1, present),
                Arrays.stream(frequent).mapToLong(Hashed::hash).toArray(),
                Arrays.stream(frequent).mapToInt(Hashed::count).toArray());
    }

    static double chanceOfEqual(int present, int[] counts) {
        if (present < 2) {
            return NOT_KNOWN;
        }
        double pairs = 0;
        for (int count : counts) {
            pairs += (double) count * (count - 1);
        }
        return pairs / ((double) present * (present - 1));
    }

    /** How probable it is that two records that have a value have the same; negative where that is not known. */
    double chanceOfEqual() {
        return chance;
    }

    /** How many records have a value. */
    int of(int value) {
        return counts[value];
    }

    /** How many records have the most frequent value. */
    int most() {
        return Arrays.stream(counts).max().orElse(0);
    }

    /**
     * How probable a value is, as far as other records tell.
     *
     * @param count how many records have it
     * @param compared how many of those are being compared
     */
    double share(int count, int compared) {
        return Math.max(count - compared, ALONE) / Math.max(present - compared, 1);
    }

    /** By value, how much it tells where it is one of several of a record: the inverse document frequency. */
    double[] weights() {
        return Arrays.stream(counts)
                .mapToDouble(count -> Math.log((present + 1.0) / (count + ALONE)))
                .toArray();
    }
}
