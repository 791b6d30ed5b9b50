package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.served.ModelRule.Condition;
import io.customerhub.scoring.served.ModelRule.Likelihood;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Customers as of some days with what came of them, in the order of the days. The outcome of each day is known before the next
 * one, so that nothing that is read on a day is an outcome that is still to come.
 *
 * @param days the earliest first, at least two
 */
record Snapshots(List<Known> days) {
    /**
     * Rows with their outcomes.
     *
     * @param customers how many different ones there are
     * @param groups of the same rows what is not read, by which figures are told apart
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers that models read and nobody changes
    record Known(List<LocalDate> days, int customers, FeatureTable rows, FeatureTable groups, boolean[] outcomes) {
        int came() {
            int came = 0;
            for (boolean outcome : outcomes) {
                came += outcome ? 1 : 0;
            }
            return came;
        }

        /** The rows of each word of a feature. */
        Map<String, Known> byWord(String feature) {
            List<String> words = ((Words) groups.column(feature).orElseThrow()).values();
            Map<String, List<Integer>> places =
                    new TreeMap<>(IntStream.range(0, words.size()).boxed().collect(Collectors.groupingBy(words::get)));
            Map<String, Known> groups = new TreeMap<>();
            places.forEach((word, of) ->
                    groups.put(word, some(of.stream().mapToInt(row -> row).toArray())));
            return groups;
        }

        private Known some(int[] some) {
            boolean[] of = new boolean[some.length];
            for (int row = 0; row < some.length; row++) {
                of[row] = outcomes[some[row]];
            }
            return new Known(days, customers, rows.rows(some), groups.rows(some), of);
        }
    }

    static Snapshots of(ModelRule rule, FeatureRules features, CustomerHistory history, LocalDate asOf) {
        var kind = (Likelihood) rule.kind();
        int within = kind.outcome().within().orElseThrow();
        var days = new ArrayList<Known>();
        for (int back = kind.snapshots(); back > 0; back--) {
            LocalDate day = asOf.minusDays((long) within * back);
            Known known = known(rule, kind, features, history.asOf(day), history.asOf(day.plusDays(within)));
            if (known.outcomes().length > 0) {
                days.add(known);
            }
        }
        if (days.size() < 2) {
            throw new TrainingRefusal("training " + rule.name() + ": customers it is about were known on " + days.size()
                    + " of " + kind.snapshots() + " days that are " + within + " days apart, and two are needed, one to"
                    + " learn and one to check; wait for more history, or take a shorter time");
        }
        return new Snapshots(days);
    }

    /** Customers whom a model is about as of a day, with what came until another. */
    static Known known(
            ModelRule rule, Likelihood kind, FeatureRules features, AskedCustomers then, AskedCustomers after) {
        FeatureTable all = then.features(features);
        int[] rows = LikelihoodCustomers.asked(new Audience(rule.about()), all, features.only(rule.reads()));
        var counted = (Numbers) after.features(new FeatureRules(features.currencies(), List.of(kind.outcome())))
                .columns()
                .get(0);
        boolean[] outcomes = new boolean[rows.length];
        for (int row = 0; row < rows.length; row++) {
            outcomes[row] = kind.came().holds(counted.values()[rows[row]]);
        }
        return new Known(
                List.of(then.day()),
                rows.length,
                all.only(rule.features()).rows(rows),
                all.only(rule.groups()).rows(rows),
                outcomes);
    }

    /** All days. */
    Known known() {
        return together(days);
    }

    /** All days but the last. */
    Known earlier() {
        return together(days.subList(0, days.size() - 1));
    }

    /** The last day. */
    Known last() {
        return days.get(days.size() - 1);
    }

    private static Known together(List<Known> some) {
        int rows = some.stream().mapToInt(known -> known.outcomes().length).sum();
        boolean[] outcomes = new boolean[rows];
        int at = 0;
        for (Known known : some) {
            System.arraycopy(known.outcomes(), 0, outcomes, at, known.outcomes().length);
            at += known.outcomes().length;
        }
        return new Known(
                some.stream().flatMap(known -> known.days().stream()).toList(),
                some.stream().mapToInt(Known::customers).max().orElse(0),
                joined(rows, some.stream().map(Known::rows).toList()),
                joined(rows, some.stream().map(Known::groups).toList()),
                outcomes);
    }

    private static FeatureTable joined(int rows, List<FeatureTable> parts) {
        return new FeatureTable(
                rows,
                IntStream.range(0, parts.get(0).columns().size())
                        .mapToObj(column -> joined(parts.stream()
                                .map(part -> part.columns().get(column))
                                .toList()))
                        .toList());
    }

    private static Column joined(List<Column> parts) {
        String name = parts.get(0).name();
        return parts.get(0) instanceof Numbers
                ? new Numbers(
                        name,
                        parts.stream()
                                .flatMapToDouble(part -> Arrays.stream(((Numbers) part).values()))
                                .toArray())
                : new Words(
                        name,
                        parts.stream()
                                .flatMap(part -> ((Words) part).values().stream())
                                .toList());
    }

    /** A condition in words. */
    static String text(Condition condition) {
        if (!condition.words().isEmpty()) {
            return condition.feature() + " is " + String.join(" or ", condition.words());
        }
        var range = condition.range();
        String from = Double.isInfinite(range.from()) ? "" : " from " + number(range.from());
        String to = Double.isInfinite(range.to()) ? "" : " to " + number(range.to());
        return condition.feature() + from + to;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%s", value);
    }
}
