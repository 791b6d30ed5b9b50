package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.FeatureTable;
import java.util.List;

/**
 * Log-odds as a weighted sum.
 *
 * @param weights one a number of the encoding
 * @param means of the numbers, over the rows that were learned from
 */
record LogisticModel(Encoding encoding, double intercept, List<Double> weights, List<Double> means) implements LogOdds {
    LogisticModel {
        weights = List.copyOf(weights);
        means = List.copyOf(means);
    }

    @Override
    public double[] of(FeatureTable rows) {
        return logOdds(encoding.encode(rows));
    }

    private double[] logOdds(float[][] encoded) {
        double[] by = numbers(weights);
        double[] logOdds = new double[encoded.length];
        for (int row = 0; row < encoded.length; row++) {
            logOdds[row] = LogisticRegression.sum(encoded[row], by, intercept);
        }
        return logOdds;
    }

    @Override
    public double base() {
        double base = intercept;
        for (int i = 0; i < weights.size(); i++) {
            base += weights.get(i) * means.get(i);
        }
        return base;
    }

    @Override
    public List<String> features() {
        return encoding.features();
    }

    @Override
    public Explained explain(FeatureTable rows) {
        float[][] encoded = encoding.encode(rows);
        double[] by = numbers(weights);
        double[] from = numbers(means);
        double[][] added = new double[encoded.length][];
        for (int row = 0; row < added.length; row++) {
            added[row] = encoding.byFeature(added(encoded[row], by, from));
        }
        return new Explained(logOdds(encoded), added);
    }

    private static double[] added(float[] encoded, double[] weights, double[] means) {
        double[] added = new double[encoded.length];
        for (int i = 0; i < added.length; i++) {
            added[i] = weights[i] * (encoded[i] - means[i]);
        }
        return added;
    }

    private static double[] numbers(List<Double> of) {
        return of.stream().mapToDouble(number -> number).toArray();
    }
}
