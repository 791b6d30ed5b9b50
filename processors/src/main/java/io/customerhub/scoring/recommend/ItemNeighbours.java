package io.customerhub.scoring.recommend;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * For each item some others, and what its purchase says of them: a sparse matrix, row by row.
 *
 * @param neighbours for each item the numbers of others, what is said the loudest of first; not to be changed
 * @param weights for each item, in the same order, how much it says; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // rows are read in the inner loops of scoring
public record ItemNeighbours(int[][] neighbours, float[][] weights) implements ItemSimilarities {
    /** Of so many items none says anything of another. */
    public static ItemNeighbours none(int items) {
        int[][] neighbours = new int[items][];
        float[][] weights = new float[items][];
        Arrays.fill(neighbours, new int[0]);
        Arrays.fill(weights, new float[0]);
        return new ItemNeighbours(neighbours, weights);
    }

    /**
     * Finds those that the same customers buy, by the cosine of who buys them (Deshpande and Karypis 2004). A customer who buys
     * everything says little of any two: purchases are weighed down by the logarithm of how few others a customer buys.
     *
     * @param most how many an item keeps
     */
    public static ItemNeighbours fit(Purchases purchases, int most) {
        double[] telling = Arrays.stream(purchases.bought())
                .mapToDouble(bought -> Math.log1p((double) purchases.items() / Math.max(1, bought.length)))
                .toArray();
        int[][] customersOf = customers(purchases);
        double[] norms = new double[purchases.items()];
        for (int item = 0; item < norms.length; item++) {
            norms[item] = Math.sqrt(Arrays.stream(customersOf[item])
                    .mapToDouble(customer -> telling[customer] * telling[customer])
                    .sum());
        }
        int[][] neighbours = new int[purchases.items()][];
        float[][] weights = new float[purchases.items()][];
        for (int item = 0; item < norms.length; item++) {
            double[] row = together(purchases, customersOf[item], telling, item);
            for (int other = 0; other < row.length; other++) {
                row[other] = row[other] == 0 ? 0 : row[other] / (norms[item] * norms[other]);
            }
            neighbours[item] = IntStream.range(0, row.length)
                    .filter(other -> row[other] > 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer other) -> -row[other]))
                    .limit(most)
                    .mapToInt(Integer::intValue)
                    .toArray();
            weights[item] = new float[neighbours[item].length];
            for (int place = 0; place < neighbours[item].length; place++) {
                weights[item][place] = (float) row[neighbours[item][place]];
            }
        }
        return new ItemNeighbours(neighbours, weights);
    }

    @Override
    public ItemScorer of(Purchases purchases) {
        return customer -> {
            double[] scores = new double[neighbours.length];
            int[] bought = purchases.bought()[customer];
            for (int i = 0; i < bought.length; i++) {
                int[] near = neighbours[bought[i]];
                for (int j = 0; j < near.length; j++) {
                    scores[near[j]] += purchases.times()[customer][i] * weights[bought[i]][j];
                }
            }
            return scores;
        };
    }

    private static double[] together(Purchases purchases, int[] customers, double[] telling, int item) {
        double[] row = new double[purchases.items()];
        for (int customer : customers) {
            for (int other : purchases.bought()[customer]) {
                row[other] += telling[customer] * telling[customer];
            }
        }
        row[item] = 0;
        return row;
    }

    private static int[][] customers(Purchases purchases) {
        int[] buyers = purchases.buyers();
        int[][] customers = Arrays.stream(buyers).mapToObj(int[]::new).toArray(int[][]::new);
        int[] next = new int[buyers.length];
        for (int customer = 0; customer < purchases.customers(); customer++) {
            for (int item : purchases.bought()[customer]) {
                customers[item][next[item]++] = customer;
            }
        }
        return customers;
    }
}
