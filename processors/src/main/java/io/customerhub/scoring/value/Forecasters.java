package io.customerhub.scoring.value;

import java.util.List;

/** The ways to forecast, learned from a time whose outcome is known. */
public final class Forecasters {
    public static final String LAST_PERIOD = "last period's purchases x ratio";
    public static final String BG_NBD = "BG/NBD + Gamma-Gamma";
    public static final String PARETO_NBD = "Pareto/NBD + Gamma-Gamma";
    public static final String CORRECTED = "BG/NBD + Gamma-Gamma, corrected";
    public static final String NET = "ZILN net";

    private final BgNbd bgNbd;
    private final ParetoNbd paretoNbd;
    private final GammaGamma gammaGamma;
    private final List<Forecaster> all;

    private Forecasters(Snapshot earlier, List<PurchaseHistory> known, long seed) {
        bgNbd = BgNbd.fit(known);
        paretoNbd = ParetoNbd.fit(known);
        gammaGamma = GammaGamma.fit(known);
        var then = new LifetimeValue(BgNbd.fit(earlier.histories()), GammaGamma.fit(earlier.histories()), 0);
        all = List.of(
                LastPeriod.learn(earlier),
                new Modelled(bgNbd, gammaGamma),
                new Modelled(paretoNbd, gammaGamma),
                Corrected.learn(bgNbd, gammaGamma, earlier, then),
                new NetForecaster(bgNbd, gammaGamma, SpendNet.learn(earlier, then, seed)));
    }

    /**
     * Learns all of them.
     *
     * @param earlier customers as of a day before, with what is known by now of what came of them
     * @param known the histories as of now
     * @param seed of what chance has a part in: where a net begins, and in which order it learns
     */
    static Forecasters learn(Snapshot earlier, List<PurchaseHistory> known, long seed) {
        return new Forecasters(earlier, known, seed);
    }

    /** All of them, the simple one first. */
    public List<Forecaster> all() {
        return all;
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException where none is called so
     */
    public Forecaster named(String name) {
        return all.stream()
                .filter(forecaster -> forecaster.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no way to forecast is called '" + name + "'"));
    }

    /** The model of purchases as of now. */
    public BgNbd bgNbd() {
        return bgNbd;
    }

    /** Another one. */
    public ParetoNbd paretoNbd() {
        return paretoNbd;
    }

    /** The model of spend as of now. */
    public GammaGamma gammaGamma() {
        return gammaGamma;
    }
}
