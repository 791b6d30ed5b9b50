package io.customerhub.scoring.recommend;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * How much each customer bought of each item: a sparse matrix, row by row.
 *
 * @param items how many items there are
 * @param bought for each customer the numbers of the items they bought, ascending; not to be changed
 * @param times for each customer, in the same order, how often; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // rows are read in the inner loops of fitting
public record Purchases(int items, int[][] bought, double[][] times) {
    /** How many customers. */
    public int customers() {
        return bought.length;
    }

    /** Whether, and not how often. */
    public Purchases once() {
        return with(times -> 1);
    }

    /** The logarithm of one more: the tenth purchase says less than the second. */
    public Purchases logarithmic() {
        return with(Math::log1p);
    }

    /** How many customers bought each item. */
    public int[] buyers() {
        int[] buyers = new int[items];
        for (int[] own : bought) {
            for (int item : own) {
                buyers[item]++;
            }
        }
        return buyers;
    }

    /** The same of some customers, in the order given. */
    public Purchases rows(int[] customers) {
        return new Purchases(
                items,
                Arrays.stream(customers).mapToObj(row -> bought[row]).toArray(int[][]::new),
                Arrays.stream(customers).mapToObj(row -> times[row]).toArray(double[][]::new));
    }

    private Purchases with(DoubleUnaryOperator change) {
        return new Purchases(
                items,
                bought,
                Arrays.stream(times)
                        .map(row -> Arrays.stream(row).map(change).toArray())
                        .toArray(double[][]::new));
    }
}
