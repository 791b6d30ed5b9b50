package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.value.Purchase;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Those of whom a model of value is as of a day, who had bought by then.
 *
 * @param purchases what each bought until the last day that is known, in the order of {@code groups}
 * @param groups the features by whose words figures are told apart, as of the day
 */
record ValueCustomers(List<List<Purchase>> purchases, FeatureTable groups) {
    ValueCustomers {
        purchases = List.copyOf(purchases);
    }

    /**
     * Asks the history.
     *
     * @param day as of which conditions hold
     * @param known the last day of purchases
     */
    static ValueCustomers of(
            ModelRule rule, FeatureRules features, CustomerHistory history, LocalDate day, LocalDate known) {
        List<List<Purchase>> all = history.asOf(known).purchases(features.currencies());
        FeatureTable told = history.asOf(day).features(features.only(read(rule)));
        int[] rows = Arrays.stream(new Audience(rule.about()).rows(told))
                .filter(row -> boughtBy(all.get(row), day))
                .toArray();
        List<Column> groups = rule.groups().stream()
                .flatMap(group -> told.column(group).stream())
                .toList();
        return new ValueCustomers(
                Arrays.stream(rows).mapToObj(all::get).toList(), new FeatureTable(told.rows(), groups).rows(rows));
    }

    private static List<String> read(ModelRule rule) {
        return Stream.concat(rule.about().stream().map(ModelRule.Condition::feature), rule.groups().stream())
                .distinct()
                .toList();
    }

    /** Of whom of these a model says something: who is in its audience and had bought by the day. */
    static int[] asked(
            ModelRule rule, FeatureRules features, AskedCustomers customers, List<List<Purchase>> purchases) {
        return Arrays.stream(new Audience(rule.about()).rows(customers, features))
                .filter(row -> boughtBy(purchases.get(row), customers.day()))
                .toArray();
    }

    private static boolean boughtBy(List<Purchase> purchases, LocalDate day) {
        return purchases.stream().anyMatch(purchase -> !purchase.day().isAfter(day));
    }
}
