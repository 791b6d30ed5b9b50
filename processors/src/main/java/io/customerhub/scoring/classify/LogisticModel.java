package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.FeatureTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    public Map<String, Double> added(FeatureTable row) {
        float[] encoded = encoding.encode(row)[0];
        double[] added = new double[encoded.length];
        for (int i = 0; i < added.length; i++) {
            added[i] = weights.get(i) * (encoded[i] - means.get(i));
        }
        return byName(encoding, added);
    }

    static Map<String, Double> byName(Encoding encoding, double[] added) {
        double[] features = encoding.byFeature(added);
        Map<String, Double> named = new LinkedHashMap<>();
        for (int feature = 0; feature < features.length; feature++) {
            named.put(encoding.features().get(feature), features[feature]);
        }
        return named;
    }
}
