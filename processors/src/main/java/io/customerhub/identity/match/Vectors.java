package io.customerhub.identity.match;

import io.customerhub.identity.compare.Comparison;
import io.customerhub.identity.compare.RecordSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The different outcomes of comparing candidates, and how many pairs have each: what is learned costs as much as there are
 * outcomes, however many pairs there are.
 */
final class Vectors {
    private final byte[][] levels;
    private final double[] counts;

    private Vectors(byte[][] levels, double[] counts) {
        this.levels = levels;
        this.counts = counts;
    }

    /**
     * Compares the candidates that are given.
     *
     * @throws ArithmeticException where there are so many comparisons that their outcomes cannot be numbered
     */
    static Vectors of(RecordSet set, Candidates candidates, Filter filter) {
        List<Comparison> comparisons = set.comparisons();
        int[] radixes = comparisons.stream().mapToInt(Comparison::levels).toArray();
        long outcomes = 1;
        for (int radix : radixes) {
            outcomes = Math.multiplyExact(outcomes, radix);
        }
        Map<Long, int[]> counted = new HashMap<>();
        candidates.forEach((left, right) -> {
            if (filter.takes(left, right)) {
                long vector = 0;
                for (Comparison comparison : comparisons) {
                    vector = vector * comparison.levels() + comparison.level(left, right);
                }
                counted.computeIfAbsent(vector, unseen -> new int[1])[0]++;
            }
        });
        byte[][] levels = new byte[counted.size()][comparisons.size()];
        double[] counts = new double[counted.size()];
        int at = 0;
        for (Map.Entry<Long, int[]> each : new TreeMap<>(counted).entrySet()) {
            long vector = each.getKey();
            for (int c = comparisons.size() - 1; c >= 0; c--) {
                levels[at][c] = (byte) (vector % radixes[c]);
                vector /= radixes[c];
            }
            counts[at++] = each.getValue()[0];
        }
        return new Vectors(levels, counts);
    }

    /** Which candidates to learn from. */
    @FunctionalInterface
    interface Filter {
        boolean takes(int left, int right);
    }

    int size() {
        return counts.length;
    }

    /** The level of each comparison. */
    byte[] levels(int vector) {
        return levels[vector];
    }

    double count(int vector) {
        return counts[vector];
    }
}
