package io.customerhub.scoring.value;

/** A model of purchases times a model of spend. */
record Modelled(PurchaseModel purchases, GammaGamma spend) implements Forecaster {
    @Override
    public String name() {
        return purchases instanceof BgNbd ? Forecasters.BG_NBD : Forecasters.PARETO_NBD;
    }

    @Override
    public Forecast of(Snapshot now) {
        return new Forecast(now.expected(purchases), now.expected(value()));
    }

    @Override
    public Parts parts(Snapshot now) {
        return Parts.of(now, value(), "", of(now).spend());
    }

    private LifetimeValue value() {
        return new LifetimeValue(purchases, spend, 0);
    }
}
