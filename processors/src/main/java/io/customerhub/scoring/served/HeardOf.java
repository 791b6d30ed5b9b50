package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Of whom something had happened by the day. All customers of today are asked of any day; one who came to be known later must not count
 * as one of whom it was foretold that they come.
 */
final class HeardOf {
    private HeardOf() {}

    /**
     * Those of some rows.
     *
     * @param rules the features that are read; where none of them tells of events, all of the rows
     */
    static int[] of(int[] rows, FeatureTable customers, FeatureRules rules) {
        List<IntPredicate> told = rules.features().stream()
                .flatMap(feature -> feature instanceof OfEvents events
                        ? customers.column(feature.name()).map(column -> told(events, (Numbers) column)).stream()
                        : Stream.empty())
                .toList();
        return told.isEmpty()
                ? rows
                : Arrays.stream(rows)
                        .filter(row -> told.stream().anyMatch(each -> each.test(row)))
                        .toArray();
    }

    private static IntPredicate told(OfEvents feature, Numbers column) {
        double ofNothing = feature.measure().ofNothing();
        return row -> Double.compare(column.values()[row], ofNothing) != 0;
    }
}
