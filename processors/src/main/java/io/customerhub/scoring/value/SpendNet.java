package io.customerhub.scoring.value;

import io.customerhub.scoring.net.Activation;
import io.customerhub.scoring.net.Net;
import io.customerhub.scoring.net.NetPlan;
import io.customerhub.scoring.net.NetProbe;
import io.customerhub.scoring.net.NetTraining;
import io.customerhub.scoring.net.NetTraining.Examples;
import io.customerhub.scoring.net.ServedNet;
import io.customerhub.scoring.net.ZeroInflatedLognormal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Nets that tell from a customer's history what they will spend in the time that follows, with a zero-inflated lognormal loss.
 * Some that differ by their seed are averaged: one alone is a matter of luck in the fourth digit.
 *
 * @param horizon of the time that they learned from, in units of time
 */
record SpendNet(Scaling scaling, List<ServedNet> nets, double horizon) {
    private static final NetPlan PLAN =
            new NetPlan(List.of(32, 16), ZeroInflatedLognormal.OUTPUTS, Activation.TANH, 0, 1e-4, 0.003, 256, 40, 5);
    private static final int NETS = 3;
    /** One customer of so many is held out to say when to stop. */
    private static final int HELD_OUT = 8;

    /** Fewer purchases than these are none: who has left for sure. */
    private static final double LEAST = 1e-9;

    /** By so many rows a net is known again. */
    private static final int PROBED = 16;

    private static final int FEATURES = 10;

    SpendNet {
        nets = List.copyOf(nets);
        if (nets.isEmpty()
                || scaling.means().length != FEATURES
                || nets.stream()
                        .map(ServedNet::net)
                        .anyMatch(net -> net.inputs() != FEATURES || net.outputs() != ZeroInflatedLognormal.OUTPUTS)) {
            throw new IllegalArgumentException("nets of spend read " + FEATURES + " numbers and make "
                    + ZeroInflatedLognormal.OUTPUTS + " of them; these are others, or none");
        }
    }

    /**
     * Learns from customers of whom is known what came.
     *
     * @param then the value of customers, as learned from what was known at the day of the snapshot
     */
    static SpendNet learn(Snapshot earlier, LifetimeValue then, long seed) {
        double[][] features = features(earlier, then);
        Scaling scaling = Scaling.of(features);
        float[][] probed = Arrays.stream(features)
                .limit(PROBED)
                .map(row -> floats(scaling.scaled(row)))
                .toArray(float[][]::new);
        var nets = new ArrayList<ServedNet>();
        for (int net = 0; net < NETS; net++) {
            Examples learned = examples(earlier, scaling, features, net, false);
            Examples heldOut = examples(earlier, scaling, features, net, true);
            Net trained = new NetTraining(PLAN, new ZeroInflatedLognormal()).train(learned, heldOut, seed + net);
            nets.add(new ServedNet(trained, NetProbe.of(trained, probed)));
        }
        return new SpendNet(scaling, nets, earlier.horizon());
    }

    private static Examples examples(
            Snapshot earlier, Scaling scaling, double[][] features, int fold, boolean heldOut) {
        var rows = new ArrayList<float[]>();
        var targets = new ArrayList<float[]>();
        for (int i = 0; i < features.length; i++) {
            if (i % HELD_OUT == fold == heldOut) {
                rows.add(floats(scaling.scaled(features[i])));
                targets.add(new float[] {(float) Math.max(0, earlier.spend()[i])});
            }
        }
        return new Examples(rows.toArray(float[][]::new), targets.toArray(float[][]::new));
    }

    /**
     * What each customer of a snapshot will spend. For another length of time than it learned from, in proportion to the purchases
     * that are expected of each in the one and in the other.
     *
     * @param value as learned from what is known at the day of the snapshot
     */
    double[] expected(Snapshot now, LifetimeValue value) {
        double[][] features = features(now, value);
        double[] spend = new double[features.length];
        for (int i = 0; i < spend.length; i++) {
            float[] row = floats(scaling.scaled(features[i]));
            double longer = longer(now.histories().get(i), now.horizon(), value.purchases());
            for (ServedNet served : nets) {
                spend[i] += ZeroInflatedLognormal.expected(served.net().output(row)) / nets.size() * longer;
            }
        }
        return spend;
    }

    private double longer(PurchaseHistory history, double asked, PurchaseModel purchases) {
        double learned = purchases.expectedPurchases(history, horizon);
        return learned > LEAST ? purchases.expectedPurchases(history, asked) / learned : 1;
    }

    private static double[][] features(Snapshot snapshot, LifetimeValue value) {
        double[][] features = new double[snapshot.size()][];
        for (int i = 0; i < features.length; i++) {
            features[i] = features(snapshot.histories().get(i), snapshot.lately()[i], value);
        }
        return features;
    }

    private static double[] features(PurchaseHistory history, double lately, LifetimeValue value) {
        return new double[] {
            Math.log(Math.max(LEAST, value.purchases().expectedPurchases(history, 1))),
            Math.log(value.spend().expectedSpend(history)),
            Math.log1p(history.repeats()),
            history.repeats() > 0 ? 1 : 0,
            Math.log1p(lately),
            history.age() > 0 ? history.recency() / history.age() : 1,
            Math.log1p(history.age() - history.recency()),
            Math.log1p(Math.max(0, history.dailySpend())),
            Math.log1p(Math.max(0, history.firstSpend())),
            Math.log1p(Math.max(0, history.dailyUnits()))
        };
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
