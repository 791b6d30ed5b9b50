package io.customerhub.warehouse.store;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureRule;
import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRule.OfProfile;
import io.customerhub.scoring.feature.FeatureTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Features of customers as of a day that the database tells, for all of them at once: of interactions, of the lines of documents and of
 * profiles, with one query for each. Those of documents as a whole are told by {@link CustomersAsOf}.
 */
final class CustomerFeatures {
    private final Handle handle;

    CustomerFeatures(Handle handle) {
        this.handle = handle;
    }

    /**
     * Features of customers, a row each in the order given.
     *
     * @param features none of documents as a whole
     * @param day what happened later is not looked at
     */
    FeatureTable of(List<CustomerId> customers, List<FeatureRule> features, LocalDate day) {
        Map<UUID, Integer> rows = new HashMap<>();
        customers.forEach(customer -> rows.put(customer.value(), rows.size()));
        Map<FeatureRule, Column> columns = new HashMap<>();
        for (Events events : Events.values()) {
            List<OfEvents> told = features.stream()
                    .flatMap(feature -> feature instanceof OfEvents of ? Stream.of(of) : Stream.<OfEvents>empty())
                    .filter(feature -> feature.of() == events)
                    .toList();
            if (!told.isEmpty()) {
                numbers(rows, told, day).forEach(columns::put);
            }
        }
        List<OfProfile> words = features.stream()
                .flatMap(feature -> feature instanceof OfProfile of ? Stream.of(of) : Stream.<OfProfile>empty())
                .toList();
        if (!words.isEmpty()) {
            words(rows, words).forEach(columns::put);
        }
        return new FeatureTable(
                customers.size(), features.stream().map(columns::get).toList());
    }

    private Map<FeatureRule, Column> numbers(Map<UUID, Integer> rows, List<OfEvents> features, LocalDate day) {
        List<double[]> values = new ArrayList<>();
        for (OfEvents feature : features) {
            double[] ofNothing = new double[rows.size()];
            Arrays.fill(ofNothing, feature.measure().ofNothing());
            values.add(ofNothing);
        }
        String told = features.stream().map(CustomerFeatures::told).collect(Collectors.joining(", "));
        handle.createQuery(
                        "select customer_id, " + told + " from ("
                                + events(features.get(0).of())
                                + ") events cross join (select cast(:day as date) as today) of where day <= today group by customer_id, today")
                .bindArray("customers", UUID.class, rows.keySet().toArray())
                .bind("day", day)
                .map((row, context) -> {
                    int at = rows.getOrDefault(row.getObject(1, UUID.class), 0);
                    for (int feature = 0; feature < values.size(); feature++) {
                        double value = row.getDouble(feature + 2);
                        values.get(feature)[at] =
                                row.wasNull() ? features.get(feature).measure().ofNothing() : value;
                    }
                    return at;
                })
                .list();
        Map<FeatureRule, Column> columns = new HashMap<>();
        for (int feature = 0; feature < values.size(); feature++) {
            columns.put(features.get(feature), new Numbers(features.get(feature).name(), values.get(feature)));
        }
        return columns;
    }

    /** What happened with the customers, with its day: interactions, or the items of documents. */
    private static String events(Events events) {
        if (!events.hasAmounts()) {
            return "select customer_id, occurred_at::date as day, kind, sentiment from customer_360.customer_interactions"
                    + " where customer_id = any(:customers)";
        }
        return "select t.customer_id, t.transacted_on as day, l.item from customer_360.transactions t"
                + " join customer_360.transaction_lines l using (transaction_id)"
                + " where t.customer_id = any(:customers) and t.kind in (" + literals(events.kinds()) + ")";
    }

    /** Words of ours, which need no quoting. */
    private static String literals(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
    }

    private static String told(OfEvents feature) {
        String filter = filter(feature);
        return switch (feature.measure()) {
            case COUNT -> "count(*)" + filter;
            case DAYS -> "count(distinct day)" + filter;
            case DAYS_SINCE_LAST -> "today - max(day)" + filter;
            case DAYS_SINCE_FIRST -> "today - min(day)" + filter;
            case DAYS_BETWEEN ->
                "(max(day)" + filter + " - min(day)" + filter + ")::double precision / nullif(count(distinct day)"
                        + filter + " - 1, 0)";
            case ITEMS -> "count(distinct item)" + filter;
            case MOOD -> "avg(sentiment)" + filter;
            case SUM, AVERAGE, LARGEST, TREND ->
                throw new IllegalArgumentException(feature.name() + " is told of documents as a whole");
        };
    }

    private static String filter(OfEvents feature) {
        OptionalInt within = feature.within();
        var conditions = new ArrayList<String>();
        within.ifPresent(days -> conditions.add("day > today - " + days));
        if (!feature.kinds().isEmpty()) {
            conditions.add("kind in (" + literals(feature.kinds()) + ")");
        }
        return conditions.isEmpty() ? "" : " filter (where " + String.join(" and ", conditions) + ")";
    }

    private Map<FeatureRule, Column> words(Map<UUID, Integer> rows, List<OfProfile> features) {
        List<String[]> values = new ArrayList<>();
        for (int feature = 0; feature < features.size(); feature++) {
            String[] unknown = new String[rows.size()];
            Arrays.fill(unknown, "");
            values.add(unknown);
        }
        String fields = features.stream()
                .map(feature -> "coalesce(" + Profiles.column(feature.field()) + ", '')")
                .collect(Collectors.joining(", "));
        handle.createQuery("select customer_id, " + fields
                        + " from customer_360.customers where customer_id = any(:customers)")
                .bindArray("customers", UUID.class, rows.keySet().toArray())
                .map((row, context) -> {
                    int at = rows.getOrDefault(row.getObject(1, UUID.class), 0);
                    for (int feature = 0; feature < values.size(); feature++) {
                        values.get(feature)[at] = row.getString(feature + 2);
                    }
                    return at;
                })
                .list();
        Map<FeatureRule, Column> columns = new HashMap<>();
        for (int feature = 0; feature < values.size(); feature++) {
            columns.put(features.get(feature), new Words(features.get(feature).name(), List.of(values.get(feature))));
        }
        return columns;
    }
}
