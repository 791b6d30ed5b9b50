package io.customerhub.scoring.recommend;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The linear model that foretells each item from all others, in closed form (Steck, "Embarrassingly Shallow Autoencoders for
 * Sparse Data", 2019). Time grows with the cube of the number of items, memory with its square: about 32
 * bytes a pair of items while it is fitted, 4 then.
 */
public final class Ease implements ItemSimilarities {
    private final int[] items;
    private final int[] places;
    private final float[][] weights;

    private Ease(int[] items, int[] places, float[][] weights) {
        this.items = items;
        this.places = places;
        this.weights = weights;
    }

    /**
     * Fits the model.
     *
     * @param purchases of the customers to learn from
     * @param minimumBuyers of fewer customers nothing is learned about an item: its score is 0
     * @param ridge the more, the less is believed of rare items (the paper's lambda); above 0
     * @throws IllegalArgumentException where {@code ridge} is not above 0
     */
    public static Ease fit(Purchases purchases, int minimumBuyers, double ridge) {
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("fitting EASE: the ridge must be above 0, and is " + ridge);
        }
        int[] buyers = purchases.buyers();
        int[] items = IntStream.range(0, buyers.length)
                .filter(item -> buyers[item] >= minimumBuyers)
                .toArray();
        int[] places = new int[buyers.length];
        Arrays.fill(places, -1);
        for (int place = 0; place < items.length; place++) {
            places[items[place]] = place;
        }
        if (items.length == 0) {
            return new Ease(items, places, new float[0][]);
        }
        return new Ease(items, places, weights(inverse(gram(purchases, places, items.length, ridge))));
    }

    /** How many items it knows. */
    public int size() {
        return items.length;
    }

    /**
     * The same with only the strongest weights of each item, which take far less room.
     *
     * @param most how many an item keeps, by how far they are from 0
     */
    public ItemNeighbours strongest(int most) {
        int[][] neighbours = new int[places.length][];
        float[][] strengths = new float[places.length][];
        Arrays.fill(neighbours, new int[0]);
        Arrays.fill(strengths, new float[0]);
        for (int place = 0; place < items.length; place++) {
            float[] row = weights[place];
            int[] kept = IntStream.range(0, row.length)
                    .filter(other -> row[other] != 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer other) -> -Math.abs(row[other])))
                    .limit(most)
                    .mapToInt(Integer::intValue)
                    .toArray();
            neighbours[items[place]] =
                    Arrays.stream(kept).map(other -> items[other]).toArray();
            float[] strongest = new float[kept.length];
            for (int i = 0; i < kept.length; i++) {
                strongest[i] = row[kept[i]];
            }
            strengths[items[place]] = strongest;
        }
        return new ItemNeighbours(neighbours, strengths);
    }

    @Override
    public ItemScorer of(Purchases purchases) {
        return customer -> {
            float[] sums = new float[items.length];
            int[] bought = purchases.bought()[customer];
            for (int i = 0; i < bought.length; i++) {
                if (places[bought[i]] >= 0) {
                    add(weights[places[bought[i]]], (float) purchases.times()[customer][i], sums);
                }
            }
            double[] scores = new double[places.length];
            for (int place = 0; place < items.length; place++) {
                scores[items[place]] = sums[place];
            }
            return scores;
        };
    }

    private static void add(float[] row, float times, float[] sums) {
        for (int place = 0; place < sums.length; place++) {
            sums[place] += times * row[place];
        }
    }

    /** How often items were bought together, with the ridge on the diagonal. */
    private static DMatrixRMaj gram(Purchases purchases, int[] places, int size, double ridge) {
        var gram = new DMatrixRMaj(size, size);
        for (int customer = 0; customer < purchases.customers(); customer++) {
            int[] bought = purchases.bought()[customer];
            double[] times = purchases.times()[customer];
            for (int i = 0; i < bought.length; i++) {
                int row = places[bought[i]] * size;
                for (int j = 0; row >= 0 && j < bought.length; j++) {
                    if (places[bought[j]] >= 0) {
                        gram.data[row + places[bought[j]]] += times[i] * times[j];
                    }
                }
            }
        }
        for (int place = 0; place < size; place++) {
            gram.data[place * size + place] += ridge;
        }
        return gram;
    }

    /** Overwrites what it is given. */
    private static DMatrixRMaj inverse(DMatrixRMaj gram) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(gram.numRows);
        if (!solver.setA(gram)) {
            throw new IllegalStateException("fitting EASE to " + gram.numRows
                    + " items: what was bought together is not positive definite; give a larger ridge");
        }
        var inverse = new DMatrixRMaj(gram.numRows, gram.numCols);
        solver.invert(inverse);
        return inverse;
    }

    private static float[][] weights(DMatrixRMaj inverse) {
        int size = inverse.numRows;
        float[][] weights = new float[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                weights[row][column] =
                        row == column ? 0 : (float) (-inverse.get(row, column) / inverse.get(column, column));
            }
        }
        return weights;
    }
}
