package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.FeatureTable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/** Learns weights by Newton's method (iteratively reweighted least squares) under a penalty on their squares. */
final class LogisticRegression {
    private static final int STEPS = 30;
    private static final double SMALL = 1e-8;

    private LogisticRegression() {}

    /**
     * Learns of rows.
     *
     * @param penalty on half the sum of the squares of all weights, against the sum of the rows' losses; above 0
     */
    static LogisticModel learn(FeatureTable rows, boolean[] outcomes, double penalty) {
        Encoding encoding = Encoding.learn(rows, false);
        float[][] encoded = encoding.encode(rows);
        double[] weights = weights(encoded, encoding.width(), outcomes, penalty);
        float[] means = Encoding.means(encoded, encoding.width());
        return new LogisticModel(
                encoding,
                weights[encoding.width()],
                Arrays.stream(weights).limit(encoding.width()).boxed().toList(),
                IntStream.range(0, means.length)
                        .mapToObj(i -> (double) means[i])
                        .toList());
    }

    /** The weights, and after them the intercept, which has no penalty. */
    static double[] weights(float[][] rows, int width, boolean[] outcomes, double penalty) {
        double[] weights = new double[width + 1];
        for (int step = 0; step < STEPS; step++) {
            double[] change = newton(rows, weights, outcomes, penalty);
            double most = 0;
            for (int i = 0; i <= width; i++) {
                weights[i] -= change[i];
                most = Math.max(most, Math.abs(change[i]));
            }
            if (most < SMALL) {
                break;
            }
        }
        return weights;
    }

    private static double[] newton(float[][] rows, double[] weights, boolean[] outcomes, double penalty) {
        int width = weights.length - 1;
        var curvature = new DMatrixRMaj(width + 1, width + 1);
        var slope = new DMatrixRMaj(width + 1, 1);
        int[] set = new int[width + 1];
        double[] values = new double[width + 1];
        for (int row = 0; row < rows.length; row++) {
            int many = nonZero(rows[row], set, values);
            double probability = probability(sum(rows[row], weights, weights[width]));
            double off = probability - (outcomes[row] ? 1 : 0);
            double bend = Math.max(SMALL, probability * (1 - probability));
            for (int i = 0; i < many; i++) {
                slope.data[set[i]] += off * values[i];
                int line = set[i] * (width + 1);
                double bent = bend * values[i];
                for (int j = 0; j <= i; j++) {
                    curvature.data[line + set[j]] += bent * values[j];
                }
            }
        }
        for (int i = 0; i <= width; i++) {
            double of = i < width ? penalty : SMALL;
            slope.data[i] += of * weights[i];
            curvature.data[i * (width + 1) + i] += of;
            for (int j = i + 1; j <= width; j++) {
                curvature.data[i * (width + 1) + j] = curvature.data[j * (width + 1) + i];
            }
        }
        var solver = LinearSolverFactory_DDRM.chol(width + 1);
        if (!solver.setA(curvature)) {
            throw new IllegalStateException("learning a logistic regression of " + rows.length + " rows and " + width
                    + " numbers: the curvature is not positive; is a value infinite?");
        }
        var change = new DMatrixRMaj(width + 1, 1);
        solver.solve(slope, change);
        return change.data;
    }

    /** The numbers of a row that are not 0, and the intercept's 1. */
    private static int nonZero(float[] row, int[] set, double[] values) {
        int many = 0;
        for (int i = 0; i < row.length; i++) {
            if (row[i] != 0) {
                set[many] = i;
                values[many++] = row[i];
            }
        }
        set[many] = row.length;
        values[many++] = 1;
        return many;
    }

    static double sum(float[] row, double[] weights, double intercept) {
        double sum = intercept;
        for (int i = 0; i < row.length; i++) {
            sum += weights[i] * row[i];
        }
        return sum;
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
