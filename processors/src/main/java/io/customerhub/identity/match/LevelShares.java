package io.customerhub.identity.match;

import io.customerhub.identity.compare.Comparison;
import java.util.List;

/** For each comparison the share of each level: of the levels that compare the same parts they sum up to 1. */
final class LevelShares {
    private static final double LEAST = 1e-6;
    private static final int PRESENCES = 4;

    private final List<Comparison> comparisons;
    final double[][] shares;

    LevelShares(List<Comparison> comparisons) {
        this.comparisons = comparisons;
        this.shares = new double[comparisons.size()][];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = new double[comparisons.get(c).levels()];
        }
    }

    /** What one expects of records of one customer before having seen any: mostly equal, sometimes nearly, seldom different. */
    static LevelShares expected(List<Comparison> comparisons) {
        var expected = new LevelShares(comparisons);
        for (int c = 0; c < expected.shares.length; c++) {
            Comparison comparison = comparisons.get(c);
            for (int level = 1; level < comparison.levels(); level++) {
                double share = 1;
                for (int part = 0; part < comparison.parts().size(); part++) {
                    int state = comparison.state(level, part);
                    int last = comparison.parts().get(part).states().size() - 1;
                    share *= state == 0 ? 1 : state == 1 ? 0.75 : state == last ? 0.05 : 0.2 / Math.max(1, last - 2);
                }
                expected.shares[c][level] = share;
            }
        }
        expected.normalise();
        return expected;
    }

    double get(int comparison, int level) {
        return shares[comparison][level];
    }

    /** Shares from counts, beside which others' shares count as so many more. */
    static LevelShares of(List<Comparison> comparisons, double[][] counts, LevelShares others, double weight) {
        var shares = new LevelShares(comparisons);
        for (int c = 0; c < counts.length; c++) {
            for (int level = 1; level < counts[c].length; level++) {
                shares.shares[c][level] = counts[c][level] + weight * others.shares[c][level];
            }
        }
        shares.normalise();
        return shares;
    }

    void normalise() {
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
    }
}
