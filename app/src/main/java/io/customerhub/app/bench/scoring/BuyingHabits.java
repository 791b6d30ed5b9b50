package io.customerhub.app.bench.scoring;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureTable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How lately, how often and for how much customers have bought, at a moment.
 *
 * @param features {@code recency} in days, {@code frequency} in documents and {@code monetary}, net of what was taken back
 */
record BuyingHabits(List<String> customers, FeatureTable features) {
    BuyingHabits {
        customers = List.copyOf(customers);
    }

    private static final class Sums {
        private LocalDate last = LocalDate.MIN;
        private final Set<String> documents = new HashSet<>();
        private double amount;
    }

    /** The habits of all who had bought something before a day. */
    static BuyingHabits at(LocalDate day, List<SaleLine> lines) {
        Map<String, Sums> all = new HashMap<>();
        for (SaleLine line : lines) {
            if (!line.customer().isEmpty() && line.day().isBefore(day)) {
                Sums sums = all.computeIfAbsent(line.customer(), customer -> new Sums());
                sums.amount += line.amount();
                if (line.isPurchase()) {
                    sums.documents.add(line.document());
                    sums.last = sums.last.isAfter(line.day()) ? sums.last : line.day();
                }
            }
        }
        Map<String, Sums> buyers = new TreeMap<>(all);
        buyers.values().removeIf(sums -> sums.documents.isEmpty());
        List<Sums> rows = List.copyOf(buyers.values());
        return new BuyingHabits(
                List.copyOf(buyers.keySet()),
                new FeatureTable(
                        rows.size(),
                        List.of(
                                new Column.Numbers(
                                        "recency",
                                        rows.stream()
                                                .mapToDouble(row -> ChronoUnit.DAYS.between(row.last, day))
                                                .toArray()),
                                new Column.Numbers(
                                        "frequency",
                                        rows.stream()
                                                .mapToDouble(row -> row.documents.size())
                                                .toArray()),
                                new Column.Numbers(
                                        "monetary",
                                        rows.stream()
                                                .mapToDouble(row -> row.amount)
                                                .toArray()))));
    }
}
