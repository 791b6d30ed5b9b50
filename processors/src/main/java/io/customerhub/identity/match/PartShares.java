package io.customerhub.identity.match;

import io.customerhub.identity.compare.Comparison;
import io.customerhub.identity.compare.Part;
import io.customerhub.identity.compare.RecordSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How often all pairs that may match are in each state of each part: counted where there are few pairs, drawn by chance where
 * there are many. How often values are equal follows from their frequencies and needs no drawing.
 */
final class PartShares {
    private final RecordSet set;
    private final double[][][] shares;
    private final double[][] present;

    /**
     * Takes the shares.
     *
     * @param most how many pairs to look at
     */
    PartShares(RecordSet set, int most, long seed) {
        this.set = set;
        List<Comparison> comparisons = set.comparisons();
        shares = new double[comparisons.size()][][];
        present = new double[comparisons.size()][];
        for (int c = 0; c < shares.length; c++) {
            List<Part> parts = comparisons.get(c).parts();
            present[c] = new double[parts.size()];
            shares[c] = new double[parts.size()][];
            for (int part = 0; part < parts.size(); part++) {
                shares[c][part] = new double[parts.get(part).states().size()];
            }
        }
        long looked = set.pairs() <= most ? count() : draw(most, seed);
        for (int c = 0; c < shares.length; c++) {
            for (int part = 0; part < present[c].length; part++) {
                settle(c, part, looked);
            }
        }
    }

    private long count() {
        long looked = 0;
        for (int left = 0; left < set.size(); left++) {
            for (int right = left + 1; right < set.size(); right++) {
                looked += look(left, right);
            }
        }
        return looked;
    }

    private long draw(int most, long seed) {
        var random = new SplittableRandom(seed);
        long looked = 0;
        for (int i = 0; i < most; i++) {
            looked += look(random.nextInt(set.size()), random.nextInt(set.size()));
        }
        return looked;
    }

    private int look(int left, int right) {
        if (left == right || !set.mayMatch(left, right)) {
            return 0;
        }
        for (int c = 0; c < shares.length; c++) {
            Comparison comparison = set.comparisons().get(c);
            int level = comparison.level(left, right);
            for (int part = 0; part < shares[c].length; part++) {
                shares[c][part][comparison.state(level, part)]++;
            }
        }
        return 1;
    }

    private void settle(int c, int part, long looked) {
        double[] states = shares[c][part];
        double both = looked - states[Part.MISSING];
        present[c][part] = looked == 0 ? 0 : both / looked;
        for (int state = Part.EQUAL; state < states.length; state++) {
            states[state] = both == 0 ? 0 : states[state] / both;
        }
        double chance = set.comparisons().get(c).parts().get(part).chanceOfEqual();
        if (chance >= 0 && !set.isOneToOne()) {
            states[Part.EQUAL] = chance;
        }
    }

    /** Of the pairs that both have a value of a part, the share in a state. */
    double share(int comparison, int part, int state) {
        return shares[comparison][part][state];
    }

    /** The share of pairs that both have a value of a part. */
    double present(int comparison, int part) {
        return present[comparison][part];
    }
}
