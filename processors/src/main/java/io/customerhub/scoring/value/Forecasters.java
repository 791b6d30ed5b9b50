package io.customerhub.scoring.value;

import java.util.Arrays;
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
                lastPeriod(earlier),
                of(BG_NBD, bgNbd, gammaGamma),
                of(PARETO_NBD, paretoNbd, gammaGamma),
                corrected(earlier, then),
                net(earlier, then, seed));
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

    private static Forecaster of(String name, PurchaseModel purchases, GammaGamma spend) {
        var value = new LifetimeValue(purchases, spend, 0);
        return new Forecaster(name, now -> new Forecast(now.expected(purchases), now.expected(value)));
    }

    /** As many purchases as in the last period, times how many more or fewer came of it before, and each for what they spend a day. */
    private static Forecaster lastPeriod(Snapshot earlier) {
        double ratio = sum(earlier.purchases()) / sum(earlier.lately()) / earlier.horizon();
        return new Forecaster(LAST_PERIOD, now -> {
            double[] purchases = Arrays.stream(now.lately())
                    .map(lately -> lately * ratio * now.horizon())
                    .toArray();
            double[] spend = new double[now.size()];
            for (int i = 0; i < spend.length; i++) {
                spend[i] = purchases[i] * now.histories().get(i).dailySpend();
            }
            return new Forecast(purchases, spend);
        });
    }

    private Forecaster corrected(Snapshot earlier, LifetimeValue then) {
        Correction ofPurchases =
                Correction.learn(earlier.histories(), earlier.expected(then.purchases()), earlier.purchases());
        Correction ofSpend = Correction.learn(earlier.histories(), earlier.expected(then), earlier.spend());
        var value = new LifetimeValue(bgNbd, gammaGamma, 0);
        return new Forecaster(
                CORRECTED,
                now -> new Forecast(
                        corrected(now, now.expected(bgNbd), ofPurchases),
                        corrected(now, now.expected(value), ofSpend)));
    }

    /** Says nothing of purchases. */
    private Forecaster net(Snapshot earlier, LifetimeValue then, long seed) {
        SpendNet net = SpendNet.learn(earlier, then, seed);
        var value = new LifetimeValue(bgNbd, gammaGamma, 0);
        return new Forecaster(NET, now -> {
            double[] nothing = new double[now.size()];
            Arrays.fill(nothing, Double.NaN);
            return new Forecast(nothing, net.expected(now, value));
        });
    }

    private static double[] corrected(Snapshot now, double[] expected, Correction correction) {
        double[] corrected = new double[expected.length];
        for (int i = 0; i < expected.length; i++) {
            corrected[i] = expected[i] * correction.factor(now.histories().get(i));
        }
        return corrected;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
