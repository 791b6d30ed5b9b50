package io.customerhub.scoring.value;

import java.util.Arrays;

/** What models expect, corrected by what customers spend. */
record Corrected(BgNbd purchases, GammaGamma spend, Correction ofPurchases, Correction ofSpend) implements Forecaster {
    /**
     * Learns what to correct.
     *
     * @param then the value of customers, as learned from what was known at the day of the snapshot
     */
    static Corrected learn(BgNbd purchases, GammaGamma spend, Snapshot earlier, LifetimeValue then) {
        return new Corrected(
                purchases,
                spend,
                Correction.learn(earlier.histories(), earlier.expected(then.purchases()), earlier.purchases()),
                Correction.learn(earlier.histories(), earlier.expected(then), earlier.spend()));
    }

    @Override
    public String name() {
        return Forecasters.CORRECTED;
    }

    @Override
    public Forecast of(Snapshot now) {
        return new Forecast(
                corrected(now, now.expected(purchases), ofPurchases), corrected(now, now.expected(value()), ofSpend));
    }

    @Override
    public Parts parts(Snapshot now) {
        return Parts.of(
                now, value(), "correction by spend and things a day", corrected(now, now.expected(value()), ofSpend));
    }

    private LifetimeValue value() {
        return new LifetimeValue(purchases, spend, 0);
    }

    private static double[] corrected(Snapshot now, double[] expected, Correction correction) {
        double[] corrected = new double[expected.length];
        Arrays.setAll(
                corrected, i -> expected[i] * correction.factor(now.histories().get(i)));
        return corrected;
    }
}
