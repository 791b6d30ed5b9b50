package io.customerhub.scoring.classify;

import io.customerhub.scoring.classify.Explanation.Driver;
import io.customerhub.scoring.classify.LogOdds.Explained;
import io.customerhub.scoring.feature.FeatureTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A model and what its log-odds are worth. */
record CalibratedClassifier(LogOdds model, Calibration calibration) implements Classifier {
    @Override
    public double[] probabilities(FeatureTable rows) {
        return Arrays.stream(model.of(rows))
                .map(raw -> LogisticRegression.probability(calibration.logOdds(raw)))
                .toArray();
    }

    @Override
    public List<Explanation> explain(FeatureTable rows) {
        Explained explained = model.explain(rows);
        double base = calibration.logOdds(model.base());
        List<String> features = model.features();
        return IntStream.range(0, rows.rows())
                .mapToObj(row -> new Explanation(
                        base,
                        calibration.logOdds(explained.logOdds()[row]),
                        drivers(features, explained.added()[row])))
                .toList();
    }

    private List<Driver> drivers(List<String> features, double[] added) {
        return IntStream.range(0, added.length)
                .mapToObj(feature -> new Driver(features.get(feature), calibration.slope() * added[feature]))
                .toList();
    }
}
