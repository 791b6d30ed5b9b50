package io.customerhub.identity.match;

import io.customerhub.identity.compare.Comparison;
import io.customerhub.identity.compare.Part;
import java.util.List;

/** For each comparison the share of each level: of the levels that compare the same parts they sum up to 1. */
final class LevelShares {
    private static final double LEAST = 1e-6;
    private static final int PRESENCES = 4;

    private static final double EQUAL = 0.75;
    private static final double NEARLY = 0.2;
    private static final double DIFFERENT = 0.05;

    private final double[][] shares;

    private LevelShares(double[][] shares) {
        this.shares = shares;
    }

    /**
     * Shares of comparisons whose parts tell independently.
     *
     * @param states the share of each state, by comparison and part
     */
    static LevelShares independent(List<Comparison> comparisons, double[][][] states) {
        double[][] shares = zeros(comparisons);
        for (int c = 0; c < shares.length; c++) {
            for (int level = 1; level < shares[c].length; level++) {
                double share = 1;
                for (int part = 0; part < states[c].length; part++) {
                    share *= share(states[c][part], comparisons.get(c).state(level, part));
                }
                shares[c][level] = share;
            }
        }
        return new LevelShares(shares);
    }

    private static double share(double[] states, int state) {
        return state == Part.MISSING ? 1 : states[state];
    }

    /** What one expects of records of one customer before having seen any: mostly equal, sometimes nearly, seldom different. */
    static LevelShares expected(List<Comparison> comparisons) {
        double[][] expected = zeros(comparisons);
        for (int c = 0; c < expected.length; c++) {
            Comparison comparison = comparisons.get(c);
            for (int level = 1; level < comparison.levels(); level++) {
                double share = 1;
                for (int part = 0; part < comparison.parts().size(); part++) {
                    share *= expected(comparison.parts().get(part), comparison.state(level, part));
                }
                expected[c][level] = share;
            }
        }
        return normal(comparisons, expected);
    }

    /**
     * What one expects of neighbours before having seen any: of two parts of a comparison they share one as one customer's records
     * do, as families their name; the other, and what has one part only, no more than by chance.
     *
     * @param byChance the share of each state by chance, by comparison and part
     */
    static LevelShares expectedOfNeighbours(List<Comparison> comparisons, double[][][] byChance) {
        double[][] shares = zeros(comparisons);
        for (int c = 0; c < shares.length; c++) {
            Comparison comparison = comparisons.get(c);
            List<Part> parts = comparison.parts();
            for (int level = 1; level < shares[c].length; level++) {
                for (int shared = 0; shared < parts.size(); shared++) {
                    double share = 1;
                    for (int part = 0; part < parts.size(); part++) {
                        int state = comparison.state(level, part);
                        share *= parts.size() > 1 && part == shared
                                ? expected(parts.get(part), state)
                                : share(byChance[c][part], state);
                    }
                    shares[c][level] += share;
                }
            }
        }
        return normal(comparisons, shares);
    }

    private static double expected(Part part, int state) {
        int last = part.states().size() - 1;
        return switch (state) {
            case Part.MISSING -> 1;
            case Part.EQUAL -> EQUAL;
            default -> state == last ? DIFFERENT : NEARLY / Math.max(1, last - 2);
        };
    }

    /** Shares from counts, beside which others' shares count as so many more. */
    static LevelShares of(List<Comparison> comparisons, double[][] counts, LevelShares others, double weight) {
        double[][] shares = zeros(comparisons);
        for (int c = 0; c < counts.length; c++) {
            for (int level = 1; level < counts[c].length; level++) {
                shares[c][level] = counts[c][level] + weight * others.get(c, level);
            }
        }
        return normal(comparisons, shares);
    }

    static double[][] zeros(List<Comparison> comparisons) {
        return comparisons.stream()
                .map(comparison -> new double[comparison.levels()])
                .toArray(double[][]::new);
    }

    double get(int comparison, int level) {
        return shares[comparison][level];
    }

    private static LevelShares normal(List<Comparison> comparisons, double[][] shares) {
        for (int c = 0; c < shares.length; c++) {
            Comparison comparison = comparisons.get(c);
            double[] sums = new double[PRESENCES];
            for (int level = 1; level < shares[c].length; level++) {
                sums[comparison.present(level)] += shares[c][level];
            }
            for (int level = 1; level < shares[c].length; level++) {
                double sum = sums[comparison.present(level)];
                shares[c][level] = Math.max(sum == 0 ? 0 : shares[c][level] / sum, LEAST);
            }
        }
        return new LevelShares(shares);
    }
}
