package io.customerhub.scoring.value;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/** Finds by which power of e the features multiply what was expected of each row, so that it comes to what was seen. */
final class PoissonRegression {
    private static final int ROUNDS = 50;
    private static final double ENOUGH = 1e-10;

    private PoissonRegression() {}

    /**
     * Fits by Newton's method.
     *
     * @param rows scaled features
     * @param expected above 0
     * @param seen 0 or more: counts, or sums of money in some unit
     * @param penalty on the squares of what is found, but for the first
     * @return a factor's logarithm for all, and one for each feature
     */
    static double[] fit(double[][] rows, double[] expected, double[] seen, double penalty) {
        int size = rows[0].length + 1;
        double[] found = new double[size];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] curvature = new double[size][size];
            double[] slope = new double[size];
            for (int i = 0; i < rows.length; i++) {
                double[] row = withOne(rows[i]);
                double now = expected[i] * Math.exp(product(row, found));
                for (int c = 0; c < size; c++) {
                    slope[c] += row[c] * (seen[i] - now);
                    for (int d = 0; d < size; d++) {
                        curvature[c][d] += row[c] * row[d] * now;
                    }
                }
            }
            for (int c = 1; c < size; c++) {
                slope[c] -= penalty * found[c];
                curvature[c][c] += penalty;
            }
            if (step(found, curvature, slope) < ENOUGH) {
                break;
            }
        }
        return found;
    }

    private static double step(double[] found, double[][] curvature, double[] slope) {
        RealMatrix matrix = new Array2DRowRealMatrix(curvature, false);
        double[] step = new CholeskyDecomposition(matrix)
                .getSolver()
                .solve(new ArrayRealVector(slope, false))
                .toArray();
        double longest = 0;
        for (int c = 0; c < found.length; c++) {
            // A step beyond this leaves where the second order holds.
            double bounded = Math.max(-2, Math.min(2, step[c]));
            found[c] += bounded;
            longest = Math.max(longest, Math.abs(bounded));
        }
        return longest;
    }

    static double[] withOne(double[] row) {
        double[] with = new double[row.length + 1];
        with[0] = 1;
        System.arraycopy(row, 0, with, 1, row.length);
        return with;
    }

    static double product(double[] one, double[] other) {
        double sum = 0;
        for (int c = 0; c < one.length; c++) {
            sum += one[c] * other[c];
        }
        return sum;
    }
}
