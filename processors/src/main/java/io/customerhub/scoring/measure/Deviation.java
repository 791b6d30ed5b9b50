package io.customerhub.scoring.measure;

import java.util.Arrays;

/** How far what was expected is from what came. */
public final class Deviation {
    private Deviation() {}

    /** The mean of the differences, whichever way. */
    public static double meanAbsolute(double[] came, double[] expected) {
        double sum = 0;
        for (int i = 0; i < came.length; i++) {
            sum += Math.abs(came[i] - expected[i]);
        }
        return sum / came.length;
    }

    /** The share of the variance that is expected; below 0 where the mean of all would have been nearer. */
    public static double rSquared(double[] came, double[] expected) {
        double mean = Arrays.stream(came).average().orElse(Double.NaN);
        double left = 0;
        double all = 0;
        for (int i = 0; i < came.length; i++) {
            left += (came[i] - expected[i]) * (came[i] - expected[i]);
            all += (came[i] - mean) * (came[i] - mean);
        }
        return 1 - left / all;
    }
}
