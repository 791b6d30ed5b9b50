package io.customerhub.identity.match;

import static java.util.Objects.requireNonNull;

import io.customerhub.identity.compare.Comparison;
import io.customerhub.identity.compare.RecordSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The different outcomes of comparing candidates, and how many pairs have each: what is learned costs as much as there are
 * outcomes, however many pairs there are.
 */
final class Vectors {
    private static final long ENOUGH = 3_000_000;

    private final byte[][] levels;
    private final double[] counts;

    private Vectors(byte[][] levels, double[] counts) {
        this.levels = levels;
        this.counts = counts;
    }

    /** Compares candidates: those of records that are drawn by chance where there are very many, counted for all. */
    static Vectors of(RecordSet set, Candidates candidates, long seed, Filter filter) {
        List<Comparison> comparisons = set.comparisons();
        Map<Outcome, int[]> counted = new HashMap<>();
        var compared = new Outcome(new byte[comparisons.size()]);
        double drawn = candidates.draw(ENOUGH, seed, (left, right) -> {
            if (filter.takes(left, right)) {
                for (int c = 0; c < compared.levels.length; c++) {
                    compared.levels[c] = (byte) comparisons.get(c).level(left, right);
                }
                int[] count = counted.get(compared);
                if (count == null) {
                    counted.put(new Outcome(compared.levels.clone()), new int[] {1});
                } else {
                    count[0]++;
                }
            }
        });
        List<Outcome> outcomes = counted.keySet().stream().sorted().toList();
        return new Vectors(
                outcomes.stream().map(outcome -> outcome.levels).toArray(byte[][]::new),
                outcomes.stream()
                        .mapToDouble(outcome -> requireNonNull(counted.get(outcome))[0] / drawn)
                        .toArray());
    }

    /** The level of each comparison. */
    private static final class Outcome implements Comparable<Outcome> {
        private final byte[] levels;

        Outcome(byte[] levels) {
            this.levels = levels;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Outcome outcome && Arrays.equals(levels, outcome.levels);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(levels);
        }

        @Override
        public int compareTo(Outcome other) {
            return Arrays.compare(levels, other.levels);
        }
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
