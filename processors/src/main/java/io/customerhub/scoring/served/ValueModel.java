package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.Score.Driver;
import io.customerhub.scoring.value.Forecaster;
import io.customerhub.scoring.value.Parts;
import io.customerhub.scoring.value.Purchase;
import io.customerhub.scoring.value.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says for how much customers will buy. The effects of drivers are logarithms of factors; they add up to the logarithm of what is
 * expected as a share of what is of the average customer.
 *
 * @param days that follow
 * @param lately days of the period by which the simple way goes
 */
record ValueModel(ModelRule rule, FeatureRules features, Forecaster way, int days, int lately, Averages averages)
        implements ServedModel {
    static final String PURCHASES = "expected purchases";
    static final String PER_PURCHASE = "spend per purchase";
    /** A factor below this counts as this: of nothing there is no logarithm. */
    private static final double LEAST = 1e-12;

    /**
     * Of the customers that the model was learned from. Multiplied they are what one spends.
     *
     * @param purchases on how many days one buys
     * @param perPurchase what an expected purchase is of
     * @param besides what multiplies the two
     */
    record Averages(double purchases, double perPurchase, double besides) {
        static final Averages NONE = new Averages(1, 1, 1);

        static Averages of(Parts parts) {
            double purchases = mean(parts.purchases());
            double product = 0;
            for (int i = 0; i < parts.spend().length; i++) {
                product += parts.purchases()[i] * parts.perPurchase()[i] / parts.spend().length;
            }
            double besides = parts.besides().isEmpty() ? 1 : mean(parts.spend()) / product;
            return new Averages(purchases, product / purchases, besides);
        }

        double spend() {
            return purchases * perPurchase * besides;
        }

        private static double mean(double[] values) {
            return Arrays.stream(values).average().orElse(Double.NaN);
        }
    }

    /** The same with the averages of some customers. */
    ValueModel averagedOver(AskedCustomers customers) {
        List<List<Purchase>> purchases = customers.purchases(features.currencies());
        int[] asked = ValueCustomers.asked(rule, features, customers, purchases);
        return new ValueModel(
                rule, features, way, days, lately, Averages.of(way.parts(snapshot(customers, purchases, asked))));
    }

    @Override
    public List<Optional<Score>> score(AskedCustomers customers) {
        List<List<Purchase>> purchases = customers.purchases(features.currencies());
        int[] asked = ValueCustomers.asked(rule, features, customers, purchases);
        Parts parts = way.parts(snapshot(customers, purchases, asked));
        List<Optional<Score>> scores = new ArrayList<>(Collections.nCopies(customers.size(), Optional.empty()));
        for (int i = 0; i < asked.length; i++) {
            scores.set(asked[i], Optional.of(score(parts, i)));
        }
        return List.copyOf(scores);
    }

    /** Somebody who bought first on a day: if models cannot be computed, then of them. */
    Snapshot newcomer(LocalDate day) {
        return snapshot(List.of(List.of(new Purchase(day, averages.perPurchase(), 1))), day);
    }

    private Snapshot snapshot(AskedCustomers customers, List<List<Purchase>> purchases, int[] asked) {
        return snapshot(Arrays.stream(asked).mapToObj(purchases::get).toList(), customers.day());
    }

    private Snapshot snapshot(List<List<Purchase>> purchases, LocalDate day) {
        return Snapshot.of(purchases, day.minusDays(lately), day, day.plusDays(days), ValueTime.DAYS_PER_UNIT);
    }

    private Score score(Parts parts, int i) {
        double spend = Math.max(0, parts.spend()[i]);
        double purchases = parts.purchases()[i];
        double perPurchase = parts.perPurchase()[i];
        double ofPurchases = effect(purchases, averages.purchases());
        double ofSpend = effect(perPurchase, averages.perPurchase());
        var drivers = new ArrayList<>(List.of(
                new Driver(PURCHASES, Shown.number(purchases), ofPurchases),
                new Driver(PER_PURCHASE, Shown.number(perPurchase), ofSpend)));
        if (!parts.besides().isEmpty()) {
            double besides = effect(spend, averages.spend()) - ofPurchases - ofSpend;
            drivers.add(new Driver(parts.besides(), times(spend / (purchases * perPurchase)), besides));
        }
        drivers.sort(Comparator.comparingDouble(driver -> -Math.abs(driver.effect())));
        return new Score(OptionalDouble.of(spend), Optional.empty(), drivers);
    }

    private static double effect(double of, double average) {
        return Math.log(Math.max(LEAST, of / average));
    }

    private static String times(double factor) {
        String number = Shown.number(factor);
        return number.isEmpty() ? "" : "x " + number;
    }
}
