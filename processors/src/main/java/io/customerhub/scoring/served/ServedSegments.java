package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.segment.SegmentModel;
import io.customerhub.scoring.served.Score.Driver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says to which segment customers belong. The effects of drivers are where a customer lies, in standard deviations of the feature's
 * logarithm from the mean of all.
 */
record ServedSegments(ModelRule rule, FeatureRules features, SegmentModel segments) implements ServedModel {
    @Override
    public List<Optional<Score>> score(AskedCustomers customers) {
        SegmentFeatures asked = SegmentFeatures.of(rule, features, customers);
        int[] assigned = segments.assign(asked.table());
        double[][] positions = SegmentModel.positions(asked.table(), segments.scales());
        List<Optional<Score>> scores = new ArrayList<>(Collections.nCopies(customers.size(), Optional.empty()));
        for (int row = 0; row < assigned.length; row++) {
            if (assigned[row] != SegmentModel.NONE) {
                scores.set(
                        asked.rows()[row],
                        Optional.of(new Score(
                                OptionalDouble.empty(),
                                Optional.of(segments.name(assigned[row])),
                                drivers(asked.table(), row, positions[row]))));
            }
        }
        return List.copyOf(scores);
    }

    private List<Driver> drivers(FeatureTable customers, int row, double[] positions) {
        var drivers = new ArrayList<Driver>();
        for (int i = 0; i < positions.length; i++) {
            Column column = customers.column(segments.scales().get(i).feature()).orElseThrow();
            drivers.add(new Driver(column.name(), Shown.number(SegmentFeatures.numbers(column)[row]), positions[i]));
        }
        drivers.sort(Comparator.comparingDouble(driver -> -Math.abs(driver.effect())));
        return drivers;
    }
}
