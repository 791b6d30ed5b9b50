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
        double[] by = weights.stream().mapToDouble(weight -> weight).toArray();
        float[][] encoded = encoding.encode(rows);
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
    public double[][] added(FeatureTable rows) {
        float[][] encoded = encoding.encode(rows);
        double[][] added = new double[encoded.length][];
        for (int row = 0; row < added.length; row++) {
            added[row] = encoding.byFeature(added(encoded[row]));
        }
        return added;
    }

    private double[] added(float[] encoded) {
        double[] added = new double[encoded.length];
        for (int i = 0; i < added.length; i++) {
            added[i] = weights.get(i) * (encoded[i] - means.get(i));
        }
        return added;
    }
}
