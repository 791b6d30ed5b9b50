package io.customerhub.scoring.value;

import io.customerhub.scoring.measure.Correlation;
import io.customerhub.scoring.measure.Deviation;
import io.customerhub.scoring.measure.Gini;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What customers will be worth, by the ways that were best within the time learned from: learned from its first two periods and
 * checked on the third, and then learned anew from the last two.
 *
 * @param forecasters those that all of the time has taught
 * @param purchasesBy the name of that which serves for purchases: whose forecast of the third period went with it best
 * @param spendBy likewise for spend: which put first those who spent most
 * @param inner how each did in the third period
 */
public record Lifetime(Forecasters forecasters, String purchasesBy, String spendBy, List<Inner> inner) {
    public Lifetime {
        inner = List.copyOf(inner);
    }

    /**
     * How a way did within the time learned from.
     *
     * @param pearson of purchases; NaN where nothing is said of them
     * @param gini of spend, normalised
     * @param rSquared of spend
     */
    public record Inner(String name, double pearson, double gini, double rSquared) {}

    /**
     * Learns from customers.
     *
     * @param customers the purchases of each; what comes after {@code time} is not looked at, what came before it is part of their
     *     histories
     * @param seed the same one gives the same result
     * @throws IllegalArgumentException where too little is known, as where nobody bought again in the first period
     */
    public static Lifetime learn(Collection<List<Purchase>> customers, Calibration time, long seed) {
        Snapshot first = snapshot(customers, time, 1);
        Snapshot second = snapshot(customers, time, 2);
        var inner = new ArrayList<Inner>();
        for (Forecaster forecaster :
                Forecasters.learn(first, second.histories(), seed).all()) {
            Forecast forecast = forecaster.of(second);
            inner.add(new Inner(
                    forecaster.name(),
                    Correlation.pearson(second.purchases(), forecast.purchases()),
                    Gini.normalised(second.spend(), forecast.spend()),
                    Deviation.rSquared(second.spend(), forecast.spend())));
        }
        return new Lifetime(
                forecasters(customers, time, seed), best(inner, Inner::pearson), best(inner, Inner::gini), inner);
    }

    /**
     * Learns all ways from the last two periods and checks none.
     *
     * @throws IllegalArgumentException where too little is known, as where nobody bought again in the first two periods
     */
    public static Forecasters forecasters(Collection<List<Purchase>> customers, Calibration time, long seed) {
        return Forecasters.learn(
                snapshot(customers, time, 2), now(customers, time, time.end()).histories(), seed);
    }

    private static Snapshot snapshot(Collection<List<Purchase>> customers, Calibration time, int period) {
        return Snapshot.of(
                customers, time.endOf(period - 1), time.endOf(period), time.endOf(period + 1), time.daysPerUnit());
    }

    /**
     * The customers as of the end of the time learned from.
     *
     * @param until the last day of the time to forecast
     */
    public static Snapshot now(Collection<List<Purchase>> customers, Calibration time, LocalDate until) {
        return Snapshot.of(customers, time.endOf(2), time.end(), until, time.daysPerUnit());
    }

    /** The simple one where nothing tells them apart, as where all bought the same. */
    private static String best(List<Inner> inner, ToDoubleFunction<Inner> by) {
        return inner.stream()
                .filter(one -> !Double.isNaN(by.applyAsDouble(one)))
                .max(Comparator.comparingDouble(by))
                .orElse(inner.get(0))
                .name();
    }

    /** What is expected by those that serve. */
    public Forecast served(Snapshot now) {
        return new Forecast(
                forecasters.named(purchasesBy).of(now).purchases(),
                forecasters.named(spendBy).of(now).spend());
    }
}
