package io.customerhub.scoring.value;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** Finds the positive parameters under which what was seen is most likely: by simplex, over their logarithms. */
final class MaximumLikelihood {
    /** A parameter beyond e to this says that the data do not tell it. */
    private static final double FARTHEST = 12;

    private static final int EVALUATIONS = 20_000;
    private static final double COARSE = 1e-6;
    private static final double FINE = 1e-13;
    private static final double WIDE = 0.5;
    private static final double NARROW = 0.05;
    /** A simplex can collapse before it arrives; a fresh one at the same place goes on. */
    private static final int ROUNDS = 3;

    private MaximumLikelihood() {}

    /** Parameters and the logarithm of the likelihood under them. */
    @SuppressWarnings("ArrayRecordComponent") // handed from one method to its caller
    record Fit(double[] parameters, double logLikelihood) {}

    /**
     * The best of what is found from several starts.
     *
     * @param starts parameters to begin with, each positive
     */
    static Fit fit(ToDoubleFunction<double[]> logLikelihood, List<double[]> starts) {
        MultivariateFunction byLogarithms = logarithms -> value(logLikelihood, logarithms);
        double[] best = logarithms(starts.get(0));
        double most = Double.NEGATIVE_INFINITY;
        for (double[] start : starts) {
            PointValuePair found = climb(byLogarithms, logarithms(start), COARSE, WIDE);
            if (found.getValue() > most) {
                most = found.getValue();
                best = found.getPoint();
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            PointValuePair found = climb(byLogarithms, best, FINE, NARROW);
            best = found.getPoint();
            most = found.getValue();
        }
        return new Fit(exponentials(best), most);
    }

    /** Where it cannot be computed it is as little as can be. */
    private static double value(ToDoubleFunction<double[]> logLikelihood, double[] logarithms) {
        if (Arrays.stream(logarithms).anyMatch(one -> Math.abs(one) > FARTHEST)) {
            return -Double.MAX_VALUE;
        }
        try {
            double value = logLikelihood.applyAsDouble(exponentials(logarithms));
            return Double.isFinite(value) ? value : -Double.MAX_VALUE;
        } catch (ArithmeticException e) {
            return -Double.MAX_VALUE;
        }
    }

    private static PointValuePair climb(MultivariateFunction function, double[] start, double precision, double step) {
        return new SimplexOptimizer(precision, 0)
                .optimize(
                        new MaxEval(EVALUATIONS),
                        new ObjectiveFunction(function),
                        GoalType.MAXIMIZE,
                        new InitialGuess(start),
                        new NelderMeadSimplex(start.length, step));
    }

    private static double[] exponentials(double[] logarithms) {
        return Arrays.stream(logarithms).map(Math::exp).toArray();
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }
}
