package io.customerhub.scoring.served;

import io.customerhub.scoring.value.Calibration;
import io.customerhub.scoring.value.Purchase;
import io.customerhub.scoring.value.PurchaseHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How far back a model of value learns, and whether that is enough.
 *
 * @param model its name
 * @param days of how many days that follow it tells
 */
record ValueTime(String model, int days) {
    static final int DAYS_PER_UNIT = 7;
    /** Seven parameters, and a correction of four, cannot be learned from fewer customers. */
    static final int FEWEST = 50;

    private static final int PERIODS = 3;

    /**
     * Three periods until a day, none longer than what the model tells of.
     *
     * @throws TrainingRefusal where less than that is known in all, or in one of the periods hardly anybody bought
     */
    Calibration until(LocalDate end, Collection<List<Purchase>> customers) {
        LocalDate first = first(end, customers);
        LocalDate longest = end.minusDays((long) PERIODS * days - 1);
        var time = new Calibration(first.isAfter(longest) ? first : longest, end, DAYS_PER_UNIT);
        boughtAgain(time.endOf(1), customers);
        for (int period = 1; period <= PERIODS; period++) {
            bought(time.endOf(period - 1), time.endOf(period), customers);
        }
        return time;
    }

    private LocalDate first(LocalDate end, Collection<List<Purchase>> customers) {
        LocalDate first = customers.stream()
                .flatMap(List::stream)
                .map(Purchase::day)
                .min(Comparator.naturalOrder())
                .orElseThrow(
                        () -> new TrainingRefusal("learning the model '" + model + "': nobody of whom it is had bought"
                                + " by " + end + "; take in documents, or change of whom it is ('about')"));
        long known = ChronoUnit.DAYS.between(first, end) + 1;
        if (known < days) {
            throw new TrainingRefusal("learning the model '" + model + "': " + (known + days)
                    + " days are known, from the first purchase on " + first + "; " + 2 * days + " are needed, " + days
                    + " to learn from and " + days
                    + " to check it on; take in older documents, wait, or declare fewer 'days'");
        }
        return first;
    }

    private void boughtAgain(LocalDate day, Collection<List<Purchase>> customers) {
        List<PurchaseHistory> histories = customers.stream()
                .flatMap(purchases -> PurchaseHistory.asOf(purchases, day, DAYS_PER_UNIT).stream())
                .toList();
        long again = histories.stream()
                .filter(history -> history.repeats() > 0 && history.repeatSpend() > 0)
                .count();
        if (again < FEWEST) {
            throw new TrainingRefusal("learning the model '" + model + "': of " + histories.size()
                    + " customers who had bought by " + day + " only " + again + " had bought again and paid; " + FEWEST
                    + " are needed to tell how often one comes back" + remedy());
        }
    }

    /**
     * Makes sure that enough customers bought after a day.
     *
     * @throws TrainingRefusal where too few did
     */
    void bought(LocalDate after, LocalDate until, Collection<List<Purchase>> customers) {
        long bought = customers.stream()
                .filter(purchases -> purchases.stream()
                        .anyMatch(purchase ->
                                purchase.day().isAfter(after) && !purchase.day().isAfter(until)))
                .count();
        if (bought < FEWEST) {
            throw new TrainingRefusal("learning the model '" + model + "': from " + after.plusDays(1) + " to " + until
                    + " only " + bought + " customers bought; " + FEWEST + " are needed in each period that is learned"
                    + " from or checked on" + remedy());
        }
    }

    private static String remedy() {
        return "; take in older documents, wait, or declare more 'days'";
    }
}
