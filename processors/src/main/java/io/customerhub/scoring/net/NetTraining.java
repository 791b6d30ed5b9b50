package io.customerhub.scoring.net;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Trains a net: the same plan, rows and seed give the same net, to the bit. */
public final class NetTraining {
    private final NetPlan plan;
    private final Loss loss;

    public NetTraining(NetPlan plan, Loss loss) {
        this.plan = plan;
        this.loss = loss;
    }

    /**
     * Rows and what is true of them.
     *
     * @param rows not copied, and not to be changed; unknown values are not allowed
     * @param targets as the loss wants them
     */
    @SuppressWarnings("ArrayRecordComponent") // a batch of numbers for native code
    public record Examples(float[][] rows, float[][] targets) {
        public Examples {
            if (rows.length != targets.length) {
                throw new IllegalArgumentException(rows.length + " rows have " + targets.length + " targets");
            }
        }

        /** Some of them, in the order given. */
        public Examples some(int[] which) {
            return new Examples(
                    Arrays.stream(which).mapToObj(row -> rows[row]).toArray(float[][]::new),
                    Arrays.stream(which).mapToObj(row -> targets[row]).toArray(float[][]::new));
        }
    }

    /**
     * Trains until the loss of the rows held out gets no better.
     *
     * @param learned at least one
     * @param heldOut never learned from
     */
    public Net train(Examples learned, Examples heldOut, long seed) {
        NativeNet trained = NativeNet.fresh(plan, learned.rows()[0].length, learned.rows().length, loss, seed);
        NativeNet.seed(seed);
        var random = new SplittableRandom(seed);
        int[] order = new int[learned.rows().length];
        Arrays.setAll(order, row -> row);
        Net best = trained.plain();
        double least = Double.POSITIVE_INFINITY;
        int since = 0;
        for (int epoch = 0; epoch < plan.epochs() && since < plan.patience(); epoch++) {
            shuffle(order, random);
            epoch(trained, learned, order);
            Net now = trained.plain();
            double of = loss.mean(now.output(heldOut.rows()), heldOut.targets());
            since++;
            if (of < least) {
                least = of;
                best = now;
                since = 0;
            }
        }
        return best;
    }

    private void epoch(NativeNet trained, Examples learned, int[] order) {
        for (int from = 0; from < order.length; from += plan.batch()) {
            Examples batch = learned.some(Arrays.copyOfRange(order, from, Math.min(order.length, from + plan.batch())));
            trained.fit(batch.rows(), batch.targets());
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
    }
}
