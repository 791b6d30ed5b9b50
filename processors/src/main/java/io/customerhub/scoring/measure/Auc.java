package io.customerhub.scoring.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How often someone with the outcome has the higher score of two, ties counted half: the area under the ROC curve.
 *
 * @param value .5 is chance; NaN where all have the outcome or nobody
 * @param standardError after DeLong and others (Comparing the Areas under Two or More Correlated Receiver Operating Characteristic
 *     Curves, 1988); NaN with fewer than two of either
 */
public record Auc(double value, double standardError) {
    /**
     * Measures scores, which need not be probabilities.
     *
     * @param outcomes for each score whether the outcome came
     */
    public static Auc of(double[] scores, boolean[] outcomes) {
        double[] with = scores(scores, outcomes, true);
        double[] without = scores(scores, outcomes, false);
        double[] all = ranks(scores);
        double[] amongWith = ranks(with);
        double[] amongWithout = ranks(without);
        double[] wins = new double[with.length];
        double[] losses = new double[without.length];
        int w = 0;
        int o = 0;
        for (int row = 0; row < scores.length; row++) {
            if (outcomes[row]) {
                wins[w] = (all[row] - amongWith[w]) / without.length;
                w++;
            } else {
                losses[o] = 1 - (all[row] - amongWithout[o]) / with.length;
                o++;
            }
        }
        double value = Arrays.stream(wins).average().orElse(Double.NaN);
        return new Auc(value, Math.sqrt(variance(wins) / wins.length + variance(losses) / losses.length));
    }

    private static double[] scores(double[] scores, boolean[] outcomes, boolean outcome) {
        return IntStream.range(0, scores.length)
                .filter(row -> outcomes[row] == outcome)
                .mapToDouble(row -> scores[row])
                .toArray();
    }

    /** The place of each score from the lowest, 1-based; equal ones share the middle of their places. */
    private static double[] ranks(double[] scores) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(row -> scores[row]));
        double[] ranks = new double[scores.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
