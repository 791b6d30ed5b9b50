package io.customerhub.scoring.forecast;

/**
 * Where smoothing with a damped trend stands after some values.
 *
 * @param trend what is added a step, before it is damped
 * @param damped how much of the trend is left after each step (phi)
 */
record Trend(double level, double trend, double damped) {
    private static final double[] DAMPED = {0.8, 0.9, 0.98};
    private static final double[] BENDS = {0, 0.05, 0.1, 0.2, 0.3};
    private static final int GRID = 20;

    /** The one that foretold the values one step ahead best. */
    static Trend fit(double[] values) {
        var best = new Trend(Level.start(values), 0, 1);
        double least = Double.POSITIVE_INFINITY;
        for (double damped : DAMPED) {
            for (double bends : BENDS) {
                for (int i = 1; i < GRID; i++) {
                    var run = new Run(values, (double) i / GRID, bends, damped);
                    if (run.errors < least) {
                        least = run.errors;
                        best = new Trend(run.level, run.trend, damped);
                    }
                }
            }
        }
        return best;
    }

    double[] forecast(int steps) {
        double[] values = new double[steps];
        double sum = 0;
        double left = 1;
        for (int step = 0; step < steps; step++) {
            left *= damped;
            sum += left;
            values[step] = level + trend * sum;
        }
        return values;
    }

    /** One pass over the values. */
    private static final class Run {
        private double level;
        private double trend;
        private double errors;

        Run(double[] values, double follows, double bends, double damped) {
            level = Level.start(values);
            for (double value : values) {
                double expected = level + damped * trend;
                double before = level;
                errors += (value - expected) * (value - expected);
                level = expected + follows * (value - expected);
                trend = damped * trend + bends * (level - before - damped * trend);
            }
        }
    }
}
