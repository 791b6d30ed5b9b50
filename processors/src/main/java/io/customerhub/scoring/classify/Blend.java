package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.FeatureTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
    public List<String> features() {
        return Stream.concat(logistic.features().stream(), nets.features().stream())
                .distinct()
                .toList();
    }

    @Override
    public double[][] added(FeatureTable rows) {
        double[][] added = new double[rows.rows()][features().size()];
        addHalf(logistic, rows, added);
        addHalf(nets, rows, added);
        return added;
    }

    private void addHalf(LogOdds model, FeatureTable rows, double[][] added) {
        List<String> features = features();
        int[] places = model.features().stream().mapToInt(features::indexOf).toArray();
        double[][] of = model.added(rows);
        for (int row = 0; row < of.length; row++) {
            for (int feature = 0; feature < places.length; feature++) {
                added[row][places[feature]] += of[row][feature] / 2;
            }
        }
    }
}
