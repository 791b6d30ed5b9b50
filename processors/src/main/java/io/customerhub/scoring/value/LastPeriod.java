package io.customerhub.scoring.value;

import java.util.Arrays;

/**
 * As many purchases as in the last period, times how many more or fewer came of it before, and each for what they spend a day.
 *
 * @param ratio of purchases in a unit of time to those of the period before
 */
record LastPeriod(double ratio) implements Forecaster {
    static LastPeriod learn(Snapshot earlier) {
        return new LastPeriod(sum(earlier.purchases()) / sum(earlier.lately()) / earlier.horizon());
    }

    @Override
    public String name() {
        return Forecasters.LAST_PERIOD;
    }

    @Override
    public Forecast of(Snapshot now) {
        Parts parts = parts(now);
        return new Forecast(parts.purchases(), parts.spend());
    }

    @Override
    public Parts parts(Snapshot now) {
        double[] purchases = Arrays.stream(now.lately())
                .map(lately -> lately * ratio * now.horizon())
                .toArray();
        double[] daily = now.histories().stream()
                .mapToDouble(PurchaseHistory::dailySpend)
                .toArray();
        double[] spend = new double[purchases.length];
        Arrays.setAll(spend, i -> purchases[i] * daily[i]);
        return new Parts(purchases, daily, "", spend);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
