package io.customerhub.scoring.segment;

import java.util.Arrays;

/**
 * Where a feature's values lie among those of the customers that a model was fitted on. What customers buy is spread over
 * powers of ten, so it is the logarithm that counts: without it one giant is a segment.
 *
 * @param mean of the logarithms
 * @param deviation of the logarithms, or 1 where all are equal
 */
public record Scale(String feature, double mean, double deviation) {
    /** The scale of some values; those that are not known (NaN) do not count. */
    public static Scale of(String feature, double[] values) {
        double[] known = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .map(Scale::logarithm)
                .toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double variance = Arrays.stream(known)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return new Scale(feature, mean, variance > 0 ? Math.sqrt(variance) : 1);
    }

    /** Standard deviations above the mean; NaN for NaN. What is below 0, as the revenue of who gave all back, counts as 0. */
    public double position(double value) {
        return (logarithm(value) - mean) / deviation;
    }

    /** The value at a position. */
    public double value(double position) {
        return Math.expm1(mean + position * deviation);
    }

    private static double logarithm(double value) {
        return Math.log1p(Math.max(0, value));
    }
}
