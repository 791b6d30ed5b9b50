package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.FeatureTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Half the log-odds of a logistic regression and half those of nets: their mistakes are not the same. */
record Blend(LogisticModel logistic, NetCommittee nets) implements LogOdds {
    @Override
    public double[] of(FeatureTable rows) {
        double[] one = logistic.of(rows);
        double[] other = nets.of(rows);
        Arrays.setAll(one, row -> (one[row] + other[row]) / 2);
        return one;
    }

    @Override
    public double base() {
        return (logistic.base() + nets.base()) / 2;
    }

    @Override
    public Map<String, Double> added(FeatureTable row) {
        Map<String, Double> added = new LinkedHashMap<>();
        logistic.added(row).forEach((feature, of) -> added.merge(feature, of / 2, Double::sum));
        nets.added(row).forEach((feature, of) -> added.merge(feature, of / 2, Double::sum));
        return added;
    }
}
