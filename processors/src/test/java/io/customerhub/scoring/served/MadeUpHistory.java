package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureRule;
import io.customerhub.scoring.feature.FeatureRule.Measure;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.recommend.BoughtItem;
import io.customerhub.scoring.value.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Customers in memory. Of events there are purchases, all in one currency; features of them are counted as of the day that is asked.
 *
 * @param purchases what each bought, in the order of the customers
 * @param words of features of the profile, by the feature's name
 */
public record MadeUpHistory(List<List<Purchase>> purchases, Map<String, List<String>> words)
        implements CustomerHistory {
    public MadeUpHistory {
        purchases = purchases.stream().map(List::copyOf).toList();
        words = Map.copyOf(words);
    }

    @Override
    public AskedCustomers asOf(LocalDate day) {
        return asOf(day, IntStream.range(0, purchases.size()).toArray());
    }

    /** Some of them, in the order given. */
    public AskedCustomers asOf(LocalDate day, int... rows) {
        return new Asked(this, day, Arrays.stream(rows).boxed().toList());
    }

    /** The same customers, who buy nothing after a day but what is given. */
    public MadeUpHistory after(LocalDate day, Purchase... instead) {
        return new MadeUpHistory(
                purchases.stream()
                        .map(all -> {
                            var changed = new ArrayList<>(until(all, day));
                            changed.addAll(List.of(instead));
                            return List.copyOf(changed);
                        })
                        .toList(),
                words);
    }

    private static List<Purchase> until(List<Purchase> purchases, LocalDate day) {
        return purchases.stream()
                .filter(purchase -> !purchase.day().isAfter(day))
                .toList();
    }

    private record Asked(MadeUpHistory history, LocalDate day, List<Integer> rows) implements AskedCustomers {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public List<List<Purchase>> purchases(Map<String, BigDecimal> currencies) {
            return rows.stream()
                    .map(row -> until(history.purchases().get(row), day))
                    .toList();
        }

        @Override
        public List<List<BoughtItem>> items() {
            throw new UnsupportedOperationException("made-up customers buy for amounts, and no items");
        }

        @Override
        public List<Product> products() {
            throw new UnsupportedOperationException("made-up customers buy for amounts, and no items");
        }

        @Override
        public FeatureTable features(FeatureRules rules) {
            return new FeatureTable(
                    rows.size(), rules.features().stream().map(this::column).toList());
        }

        private Column column(FeatureRule rule) {
            if (rule instanceof OfEvents of) {
                return new Column.Numbers(
                        of.name(),
                        purchases(Map.of()).stream()
                                .mapToDouble(all -> number(of, all))
                                .toArray());
            }
            List<String> all = Objects.requireNonNull(history.words().get(rule.name()), rule.name());
            return new Column.Words(rule.name(), rows.stream().map(all::get).toList());
        }

        private double number(OfEvents rule, List<Purchase> all) {
            List<Purchase> counted = all.stream()
                    .filter(purchase -> rule.within().isEmpty()
                            || purchase.day()
                                    .isAfter(day.minusDays(rule.within().getAsInt())))
                    .toList();
            return counted.isEmpty() ? rule.measure().ofNothing() : number(rule.measure(), counted);
        }

        private double number(Measure measure, List<Purchase> counted) {
            return switch (measure) {
                case COUNT -> counted.size();
                case DAYS -> counted.stream().map(Purchase::day).distinct().count();
                case DAYS_SINCE_LAST ->
                    counted.stream().mapToLong(this::since).min().orElseThrow();
                case DAYS_SINCE_FIRST ->
                    counted.stream().mapToLong(this::since).max().orElseThrow();
                case SUM -> counted.stream().mapToDouble(Purchase::spend).sum();
                case AVERAGE ->
                    counted.stream().mapToDouble(Purchase::spend).average().orElseThrow();
                case LARGEST ->
                    counted.stream().mapToDouble(Purchase::spend).max().orElseThrow();
                case DAYS_BETWEEN, TREND, ITEMS, MOOD ->
                    throw new UnsupportedOperationException(measure.word() + " is told of no made-up customer");
            };
        }

        private long since(Purchase purchase) {
            return ChronoUnit.DAYS.between(purchase.day(), day);
        }
    }
}
