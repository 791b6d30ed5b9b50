package io.customerhub.scoring.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Customers as of a day, with what came of them until another. All lists are in the same order; who had not bought by the day is in
 * none.
 *
 * @param lately on how many days each bought in the period that ends with the day
 * @param purchases on how many days each bought afterwards
 * @param spend what each spent afterwards
 * @param horizon how long afterwards is, in units of time
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers that models read and nobody changes
public record Snapshot(
        List<PurchaseHistory> histories, double[] lately, double[] purchases, double[] spend, double horizon) {
    public Snapshot {
        histories = List.copyOf(histories);
    }

    /**
     * Takes a snapshot.
     *
     * @param customers the purchases of each
     * @param before the day before the period that ends with {@code end}
     * @param end the last day that is known
     * @param until the last day of what came of it
     * @param daysPerUnit days in a unit of time, as 7 for weeks
     */
    public static Snapshot of(
            Collection<List<Purchase>> customers, LocalDate before, LocalDate end, LocalDate until, int daysPerUnit) {
        var histories = new ArrayList<PurchaseHistory>();
        var lately = new ArrayList<Double>();
        var purchases = new ArrayList<Double>();
        var spend = new ArrayList<Double>();
        for (List<Purchase> customer : customers) {
            Optional<PurchaseHistory> history = PurchaseHistory.asOf(customer, end, daysPerUnit);
            if (history.isPresent()) {
                histories.add(history.get());
                lately.add(days(between(customer, before, end)));
                List<Purchase> after = between(customer, end, until);
                purchases.add(days(after));
                spend.add(after.stream().mapToDouble(Purchase::spend).sum());
            }
        }
        return new Snapshot(
                histories,
                numbers(lately),
                numbers(purchases),
                numbers(spend),
                (double) ChronoUnit.DAYS.between(end, until) / daysPerUnit);
    }

    private static List<Purchase> between(List<Purchase> purchases, LocalDate after, LocalDate until) {
        return purchases.stream()
                .filter(purchase ->
                        purchase.day().isAfter(after) && !purchase.day().isAfter(until))
                .toList();
    }

    private static double days(List<Purchase> purchases) {
        return purchases.stream().map(Purchase::day).distinct().count();
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** How many customers there are. */
    public int size() {
        return histories.size();
    }

    /** What a model of purchases expects of each, in the time that follows. */
    double[] expected(PurchaseModel model) {
        return histories.stream()
                .mapToDouble(history -> model.expectedPurchases(history, horizon))
                .toArray();
    }

    /** The value of each in the time that follows. */
    double[] expected(LifetimeValue value) {
        return histories.stream()
                .mapToDouble(history -> value.of(history, horizon))
                .toArray();
    }
}
