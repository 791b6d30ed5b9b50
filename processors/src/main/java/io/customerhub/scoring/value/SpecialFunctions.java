package io.customerhub.scoring.value;

import org.hipparchus.special.Gamma;

/** What the likelihoods of purchases are made of. */
final class SpecialFunctions {
    private static final int MOST_TERMS = 100_000;
    private static final double PRECISION = 1e-16;

    private SpecialFunctions() {}

    /**
     * Gauss's hypergeometric function 2F1(a, b; c; z), by its series. Below 0 Pfaff's transformation takes it into the circle of
     * convergence; where the terms would grow, Euler's does what makes them shrink.
     *
     * @param c not 0 and no negative whole number
     * @param z below 1
     * @throws ArithmeticException where the series does not converge, as next to 1
     */
    static double hypergeometric(double a, double b, double c, double z) {
        if (z < 0) {
            return Math.pow(1 - z, -a) * hypergeometric(a, c - b, c, z / (z - 1));
        }
        double excess = c - a - b;
        return excess < 0 ? Math.pow(1 - z, excess) * series(c - a, c - b, c, z) : series(a, b, c, z);
    }

    /** The series itself, for z from 0 to below 1. */
    static double series(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; n < MOST_TERMS; n++) {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
            if (Math.abs(term) <= PRECISION * Math.abs(sum)) {
                return sum;
            }
        }
        throw new ArithmeticException("2F1(" + a + ", " + b + "; " + c + "; " + z + ") does not converge in "
                + MOST_TERMS + " terms; take a shorter horizon");
    }

    /** The logarithm of the sum of two numbers given by their logarithms, either of which may be minus infinity. */
    static double logSum(double one, double other) {
        double larger = Math.max(one, other);
        return larger == Double.NEGATIVE_INFINITY
                ? larger
                : larger + Math.log1p(Math.exp(Math.min(one, other) - larger));
    }

    /** The logarithm of the difference of two numbers given by their logarithms, the first not the smaller one. */
    static double logDifference(double one, double other) {
        return one <= other ? Double.NEGATIVE_INFINITY : one + Math.log1p(-Math.exp(other - one));
    }

    static double logGamma(double value) {
        return Gamma.logGamma(value);
    }
}
