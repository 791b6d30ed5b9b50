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
        Arrays.setAll(one, row -> half(one[row], other[row]));
        return one;
    }

    @Override
    public double base() {
        return half(logistic.base(), nets.base());
    }

    @Override
    public List<String> features() {
        return Stream.concat(logistic.features().stream(), nets.features().stream())
                .distinct()
                .toList();
    }

    @Override
    public Explained explain(FeatureTable rows) {
        List<String> features = features();
        Explained one = logistic.explain(rows);
        Explained other = nets.explain(rows);
        double[] logOdds = one.logOdds();
        Arrays.setAll(logOdds, row -> half(one.logOdds()[row], other.logOdds()[row]));
        double[][] added = new double[logOdds.length][features.size()];
        addHalf(one, places(logistic, features), added);
        addHalf(other, places(nets, features), added);
        return new Explained(logOdds, added);
    }

    private static int[] places(LogOdds model, List<String> features) {
        return model.features().stream().mapToInt(features::indexOf).toArray();
    }

    private static void addHalf(Explained of, int[] places, double[][] added) {
        for (int row = 0; row < added.length; row++) {
            for (int feature = 0; feature < places.length; feature++) {
                added[row][places[feature]] += of.added()[row][feature] / 2;
            }
        }
    }

    private static double half(double one, double other) {
        return (one + other) / 2;
    }
}
