package io.customerhub.scoring.value;

import java.util.List;

/**
 * How much more or less than a model expects customers do by what they spend: it knows when they bought, and not that who spends
 * much on a day comes back more. Only whom the expectation is of is corrected, and not how much it is of all together: what a
 * season adds to a period says nothing of the next.
 *
 * @param weights of one, and of each feature
 * @param all by what to multiply everybody besides
 */
@SuppressWarnings("ArrayRecordComponent") // one number a feature, handed on by nobody
record Correction(Scaling scaling, double[] weights, double all) {
    /** Against counts of purchases; of money as many times more as a purchase costs. */
    private static final double PENALTY = 1;

    private static final int FEATURES = 3;

    Correction {
        if (scaling.means().length != FEATURES || weights.length != FEATURES + 1) {
            throw new IllegalArgumentException("a correction is by " + FEATURES + " features, and has "
                    + scaling.means().length + " means and " + weights.length + " weights");
        }
    }

    /**
     * Learns from customers of whom is known what came.
     *
     * @param expected of each, above 0
     * @param came of each; less than 0 counts as 0
     */
    static Correction learn(List<PurchaseHistory> histories, double[] expected, double[] came) {
        double[][] features = histories.stream().map(Correction::features).toArray(double[][]::new);
        Scaling scaling = Scaling.of(features);
        double[][] rows = new double[features.length][];
        double[] seen = new double[came.length];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = scaling.scaled(features[i]);
            seen[i] = Math.max(0, came[i]);
            sum += seen[i];
            squares += seen[i] * seen[i];
        }
        double unit = sum > 0 ? squares / sum : 1;
        double[] weights = PoissonRegression.fit(rows, expected, seen, PENALTY * unit);
        double before = 0;
        double after = 0;
        for (int i = 0; i < rows.length; i++) {
            before += expected[i];
            after += expected[i] * Math.exp(PoissonRegression.product(PoissonRegression.withOne(rows[i]), weights));
        }
        return new Correction(scaling, weights, before / after);
    }

    /** By what to multiply the expectation of a customer. */
    double factor(PurchaseHistory history) {
        double[] row = PoissonRegression.withOne(scaling.scaled(features(history)));
        return all * Math.exp(PoissonRegression.product(row, weights));
    }

    private static double[] features(PurchaseHistory history) {
        return new double[] {
            Math.log1p(Math.max(0, history.dailySpend())),
            Math.log1p(Math.max(0, history.firstSpend())),
            Math.log1p(Math.max(0, history.dailyUnits()))
        };
    }
}
