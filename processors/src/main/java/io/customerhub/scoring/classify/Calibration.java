package io.customerhub.scoring.classify;

import java.util.Arrays;

/**
 * What log-odds are worth, learned from rows that a model has not seen: a line through them (Platt, Probabilistic Outputs for
 * Support Vector Machines, 1999). It keeps who is before whom, and what drivers add.
 *
 * @param slope below 1 where the model is too sure of itself; never below 0
 */
record Calibration(double slope, double shift) {
    /** Log-odds as they come. */
    static final Calibration NONE = new Calibration(1, 0);

    /** Next to none: where outcomes can be told without a mistake, the slope would have no end. */
    private static final double PENALTY = 1e-3;

    /** Learns of what a model said of rows it has not seen. */
    static Calibration learn(double[] logOdds, boolean[] outcomes) {
        float[][] rows =
                Arrays.stream(logOdds).mapToObj(of -> new float[] {(float) of}).toArray(float[][]::new);
        double[] line = LogisticRegression.weights(rows, 1, outcomes, PENALTY);
        return line[0] < 0 ? new Calibration(0, rate(outcomes)) : new Calibration(line[0], line[1]);
    }

    private static double rate(boolean[] outcomes) {
        int came = 0;
        for (boolean outcome : outcomes) {
            came += outcome ? 1 : 0;
        }
        return Math.log((came + 1.0) / (outcomes.length - came + 1.0));
    }

    double logOdds(double raw) {
        return slope * raw + shift;
    }
}
