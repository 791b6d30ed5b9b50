package io.customerhub.scoring.measure;

import java.util.Arrays;
import java.util.Comparator;

/**
 * How well an order of customers puts first those who bring most: 1 for the order of what they brought, 0 for any. The Gini
 * coefficient of the order over that of the truth, as in Wang, Liu and Miao, A Deep Probabilistic Model for Customer Lifetime Value
 * Prediction (2019).
 */
public final class Gini {
    private Gini() {}

    /**
     * The normalised coefficient; who is even in the order shares what they brought, so that nothing is won by chance.
     *
     * @param brought not negative in sum
     * @return NaN where all brought the same, or of one is not known what is expected
     */
    public static double normalised(double[] brought, double[] expected) {
        return Arrays.stream(expected).anyMatch(Double::isNaN)
                ? Double.NaN
                : area(brought, expected) / area(brought, brought);
    }

    /** The area between the curve of what the first so many brought and the line of chance. */
    private static double area(double[] brought, double[] by) {
        Integer[] order = new Integer[by.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -by[i]));
        double total = Arrays.stream(brought).sum();
        double area = 0;
        double before = 0;
        int from = 0;
        while (from < order.length) {
            int to = from;
            double together = 0;
            while (to < order.length && by[order[to]] == by[order[from]]) {
                together += brought[order[to]];
                to++;
            }
            double share = (to - from) / (double) order.length;
            area += share * (before + together / total / 2);
            before += together / total;
            from = to;
        }
        return area - 0.5;
    }
}
