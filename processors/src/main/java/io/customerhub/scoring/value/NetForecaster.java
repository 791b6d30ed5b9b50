package io.customerhub.scoring.value;

import java.util.Arrays;

/** Spend by nets, which read what models expect; of purchases it says nothing. */
record NetForecaster(BgNbd purchases, GammaGamma spend, SpendNet nets) implements Forecaster {
    @Override
    public String name() {
        return Forecasters.NET;
    }

    @Override
    public Forecast of(Snapshot now) {
        double[] nothing = new double[now.size()];
        Arrays.fill(nothing, Double.NaN);
        return new Forecast(nothing, nets.expected(now, value()));
    }

    @Override
    public Parts parts(Snapshot now) {
        return Parts.of(now, value(), "what the net makes of it", nets.expected(now, value()));
    }

    private LifetimeValue value() {
        return new LifetimeValue(purchases, spend, 0);
    }
}
