package io.customerhub.scoring.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Customers who come back the oftener the more they spend on a day. */
public final class Shoppers {
    private Shoppers() {}

    /** So many who begin within 80 days and may buy for 546. */
    public static List<List<Purchase>> from(LocalDate begin, int count) {
        var random = new SplittableRandom(3);
        var customers = new ArrayList<List<Purchase>>();
        for (int i = 0; i < count; i++) {
            double spend = 10 * Math.exp(3 * random.nextDouble());
            var purchases = new ArrayList<Purchase>();
            double day = random.nextInt(80);
            while (day < 546 && (purchases.isEmpty() || random.nextDouble() > .1)) {
                purchases.add(new Purchase(begin.plusDays((long) day), spend * (.5 + random.nextDouble()), 1));
                day += 1 - Math.log(1 - random.nextDouble()) * 3_000 / (spend * (.2 + random.nextDouble()));
            }
            customers.add(purchases);
        }
        return customers;
    }
}
