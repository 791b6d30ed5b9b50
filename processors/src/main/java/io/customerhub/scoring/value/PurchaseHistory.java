package io.customerhub.scoring.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A customer's purchases up to a day, in the few numbers that say most about what comes: those of Fader, Hardie and Lee, "Counting
 * Your Customers" the Easy Way (2005), and two of the first purchase. Purchases of one day are one.
 *
 * @param repeats on how many days the customer bought again after the first, the papers' x
 * @param recency units of time from the first purchase to the last, the papers' t_x; 0 without repeats
 * @param age units of time from the first purchase to the day as of which it is told, the papers' T
 * @param repeatSpend spend a day of the repeats on average, the papers' z; 0 without repeats
 * @param firstSpend spend of the first day
 * @param dailyUnits things bought a day on average, the first day included
 */
public record PurchaseHistory(
        int repeats, double recency, double age, double repeatSpend, double firstSpend, double dailyUnits) {
    /**
     * The history as of a day, which is its last.
     *
     * @param daysPerUnit days in a unit of time, as 7 for weeks
     * @return nothing for a customer who had not bought by then
     */
    public static Optional<PurchaseHistory> asOf(List<Purchase> purchases, LocalDate end, int daysPerUnit) {
        var days = new TreeMap<LocalDate, Purchase>();
        for (Purchase purchase : purchases) {
            if (!purchase.day().isAfter(end)) {
                days.merge(purchase.day(), purchase, PurchaseHistory::joined);
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(of(new ArrayList<>(days.values()), end, daysPerUnit));
    }

    private static PurchaseHistory of(List<Purchase> days, LocalDate end, int daysPerUnit) {
        Purchase first = days.get(0);
        List<Purchase> repeats = days.subList(1, days.size());
        LocalDate last = days.get(days.size() - 1).day();
        return new PurchaseHistory(
                repeats.size(),
                (double) ChronoUnit.DAYS.between(first.day(), last) / daysPerUnit,
                (double) ChronoUnit.DAYS.between(first.day(), end) / daysPerUnit,
                repeats.stream().mapToDouble(Purchase::spend).average().orElse(0),
                first.spend(),
                days.stream().mapToDouble(Purchase::units).average().orElse(0));
    }

    private static Purchase joined(Purchase one, Purchase other) {
        return new Purchase(one.day(), one.spend() + other.spend(), one.units() + other.units());
    }

    /** Spend a day on average, the first day included. */
    public double dailySpend() {
        return (firstSpend + repeats * repeatSpend) / (repeats + 1);
    }
}
