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
 * Of whom a likelihood is asked: for whom its conditions hold, and of whom something had happened by the day. All customers of today
 * are looked at as of any day; one who came to be known later must not count as one of whom it was foretold that they come.
 */
final class LikelihoodCustomers {
    private LikelihoodCustomers() {}

    /**
     * The rows of those who are asked of, in their order.
     *
     * @param read the features that are read; where none of them tells of events, everybody has been heard of
     */
    static int[] asked(Audience about, FeatureTable customers, FeatureRules read) {
        List<IntPredicate> heard = read.features().stream()
                .flatMap(feature -> feature instanceof OfEvents events
                        ? customers.column(feature.name()).map(column -> heard(events, (Numbers) column)).stream()
                        : Stream.empty())
                .toList();
        return Arrays.stream(about.rows(customers))
                .filter(row -> heard.isEmpty() || heard.stream().anyMatch(each -> each.test(row)))
                .toArray();
    }

    private static IntPredicate heard(OfEvents feature, Numbers column) {
        double ofNothing = feature.measure().ofNothing();
        return row -> Double.compare(column.values()[row], ofNothing) != 0;
    }
}
