package io.customerhub.scoring.forecast;

import java.util.Arrays;

/**
 * Where simple exponential smoothing stands after some values.
 *
 * @param follows how much of the way to each value the level goes (alpha): what foretold the values one step ahead best
 */
record Level(double level, double follows) {
    /** The level starts at the mean of so many values. */
    static final int START = 4;

    private static final int GRID = 100;

    static Level fit(double[] values) {
        double start = start(values);
        var best = new Level(start, 1);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 5; i < GRID; i++) {
            double follows = (double) i / GRID;
            double level = start;
            double errors = 0;
            for (double value : values) {
                errors += (value - level) * (value - level);
                level += follows * (value - level);
            }
            if (errors < least) {
                least = errors;
                best = new Level(level, follows);
            }
        }
        return best;
    }

    static double start(double[] values) {
        return Arrays.stream(values).limit(START).average().orElse(0);
    }
}
