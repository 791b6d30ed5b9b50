package io.customerhub.scoring.measure;

import java.util.Arrays;
import java.util.Comparator;

/** How far two numbers of the same customers go together, from -1 to 1; NaN where one is the same for all, or unknown of any. */
public final class Correlation {
    private Correlation() {}

    /** Of the numbers themselves (Pearson). */
    public static double pearson(double[] left, double[] right) {
        double meanLeft = Arrays.stream(left).average().orElse(Double.NaN);
        double meanRight = Arrays.stream(right).average().orElse(Double.NaN);
        double both = 0;
        double squaresLeft = 0;
        double squaresRight = 0;
        for (int i = 0; i < left.length; i++) {
            both += (left[i] - meanLeft) * (right[i] - meanRight);
            squaresLeft += (left[i] - meanLeft) * (left[i] - meanLeft);
            squaresRight += (right[i] - meanRight) * (right[i] - meanRight);
        }
        return both / Math.sqrt(squaresLeft * squaresRight);
    }

    /** Of their ranks (Spearman); who is even has the mean of the ranks. */
    public static double spearman(double[] left, double[] right) {
        return pearson(ranks(left), ranks(right));
    }

    private static double[] ranks(double[] values) {
        if (Arrays.stream(values).anyMatch(Double::isNaN)) {
            return values;
        }
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
