package io.customerhub.scoring.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How good probabilities are.
 *
 * @param brier the mean of the squared difference from what came (0 or 1)
 * @param calibrationError how far probabilities are from the share that came, on average over ten bins of as many rows each,
 *     equal ones together (expected calibration error)
 * @param accuracy the share of rows that are on the right side of .5
 * @param logLoss the mean of what came, in nats
 */
public record Measured(Auc auc, double brier, double calibrationError, double accuracy, double logLoss) {
    private static final int BINS = 10;
    /** A certain mistake costs so much and not without end. */
    private static final double LEAST = 1e-12;

    /** Measures probabilities of as many outcomes, at least one. */
    public static Measured of(double[] probabilities, boolean[] outcomes) {
        int rows = outcomes.length;
        double squares = 0;
        int right = 0;
        double losses = 0;
        for (int row = 0; row < rows; row++) {
            double off = probabilities[row] - (outcomes[row] ? 1 : 0);
            squares += off * off;
            right += probabilities[row] >= .5 == outcomes[row] ? 1 : 0;
            losses += logLoss(probabilities[row], outcomes[row]);
        }
        return new Measured(
                Auc.of(probabilities, outcomes),
                squares / rows,
                calibrationError(probabilities, outcomes),
                (double) right / rows,
                losses / rows);
    }

    /** What one row costs, in nats. */
    public static double logLoss(double probability, boolean outcome) {
        return -Math.log(Math.max(LEAST, outcome ? probability : 1 - probability));
    }

    private static double calibrationError(double[] probabilities, boolean[] outcomes) {
        int[] order = IntStream.range(0, outcomes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> probabilities[row]))
                .mapToInt(row -> row)
                .toArray();
        double off = 0;
        int from = 0;
        for (int bin = 1; bin <= BINS; bin++) {
            int to = (int) Math.max(from, (long) bin * order.length / BINS);
            while (to > from && to < order.length && probabilities[order[to]] == probabilities[order[to - 1]]) {
                to++;
            }
            off += Math.abs(Arrays.stream(order, from, to)
                    .mapToDouble(row -> probabilities[row] - (outcomes[row] ? 1 : 0))
                    .sum());
            from = to;
        }
        return off / order.length;
    }
}
