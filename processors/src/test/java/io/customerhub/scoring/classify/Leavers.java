package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up customers who leave or stay.
 *
 * @param likely how likely each leaves
 */
@SuppressWarnings("ArrayRecordComponent") // as classifiers take outcomes
record Leavers(FeatureTable rows, boolean[] outcomes, double[] likely) {
    /** Whoever calls often leaves, and so does whoever has the plan {@code b}: a weighted sum tells. */
    static Leavers plain(int many, long seed) {
        return of(many, seed, false);
    }

    /** Besides, who is very new leaves, and who is very old: no weighted sum tells. */
    static Leavers bent(int many, long seed) {
        return of(many, seed, true);
    }

    private static Leavers of(int many, long seed, boolean isBent) {
        var random = new SplittableRandom(seed);
        double[] calls = new double[many];
        double[] years = new double[many];
        List<String> plans = new ArrayList<>();
        List<String> shops = new ArrayList<>();
        boolean[] outcomes = new boolean[many];
        double[] likely = new double[many];
        for (int row = 0; row < many; row++) {
            calls[row] = random.nextInt(8);
            years[row] = random.nextDouble(10);
            boolean b = random.nextInt(3) == 0;
            plans.add(b ? "b" : "a");
            shops.add("shop " + random.nextInt(150));
            double logOdds = -2 + .3 * calls[row] + (b ? 1 : 0) + (isBent ? .3 * Math.pow(years[row] - 5, 2) - 2.5 : 0);
            likely[row] = LogisticRegression.probability(logOdds);
            outcomes[row] = random.nextDouble() < likely[row];
            if (random.nextInt(20) == 0) {
                calls[row] = Double.NaN;
            }
        }
        var columns = List.of(
                new Numbers("calls", calls),
                new Numbers("years", years),
                new Words("plan", plans),
                new Words("shop", shops));
        return new Leavers(new FeatureTable(many, List.copyOf(columns)), outcomes, likely);
    }
}
