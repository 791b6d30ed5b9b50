package io.customerhub.scoring.forecast;

import java.util.Arrays;

/** A way to forecast the next values of a series from those so far. */
public sealed interface ForecastMethod {
    /** In words, for a table. */
    String name();

    /** How many values it needs to forecast some. */
    int needs(int steps);

    /**
     * The next values.
     *
     * @param history at least as many values as it needs, oldest first
     * @param steps how many to forecast
     */
    double[] forecast(double[] history, int steps);

    /** The last value again. */
    record Naive() implements ForecastMethod {
        @Override
        public String name() {
            return "last week again";
        }

        @Override
        public int needs(int steps) {
            return 1;
        }

        @Override
        public double[] forecast(double[] history, int steps) {
            return constant(history[history.length - 1], steps);
        }
    }

    /** On from the last value, by the mean change so far. */
    record Drift() implements ForecastMethod {
        @Override
        public String name() {
            return "last week and the mean change";
        }

        @Override
        public int needs(int steps) {
            return 2;
        }

        @Override
        public double[] forecast(double[] history, int steps) {
            double last = history[history.length - 1];
            double change = (last - history[0]) / (history.length - 1);
            double[] values = new double[steps];
            Arrays.setAll(values, step -> last + (step + 1) * change);
            return values;
        }
    }

    /** The mean of all values. */
    record Mean() implements ForecastMethod {
        @Override
        public String name() {
            return "mean of all weeks";
        }

        @Override
        public int needs(int steps) {
            return 1;
        }

        @Override
        public double[] forecast(double[] history, int steps) {
            return constant(Arrays.stream(history).average().orElseThrow(), steps);
        }
    }

    /** The same weeks a year ago, by how much more the last weeks were than the same a year before. */
    record LastYear() implements ForecastMethod {
        private static final int YEAR = 52;
        private static final int LATELY = 8;

        @Override
        public String name() {
            return "last year's weeks x growth";
        }

        @Override
        public int needs(int steps) {
            return YEAR + LATELY;
        }

        @Override
        public double[] forecast(double[] history, int steps) {
            int now = history.length;
            double lately = sum(history, now - LATELY, now);
            double before = sum(history, now - YEAR - LATELY, now - YEAR);
            double growth = before > 0 && lately > 0 ? lately / before : 1;
            double[] values = new double[steps];
            Arrays.setAll(values, step -> growth * history[now - YEAR + step % YEAR]);
            return values;
        }

        private static double sum(double[] values, int from, int to) {
            return Arrays.stream(values, from, to).sum();
        }
    }

    /** The level, which follows each value part of the way (simple exponential smoothing). */
    record Smoothing() implements ForecastMethod {
        @Override
        public String name() {
            return "exponential smoothing";
        }

        @Override
        public int needs(int steps) {
            return Level.START;
        }

        @Override
        public double[] forecast(double[] history, int steps) {
            return constant(Level.fit(history).level(), steps);
        }
    }

    /**
     * The mean of a straight line through all values and of smoothing with the line's slope doubled (Assimakopoulos and
     * Nikolopoulos 2000, in the form that Hyndman and Billah 2003 showed it to have).
     */
    record Theta() implements ForecastMethod {
        @Override
        public String name() {
            return "theta";
        }

        @Override
        public int needs(int steps) {
            return Level.START;
        }

        @Override
        public double[] forecast(double[] history, int steps) {
            Level level = Level.fit(history);
            double slope = slope(history);
            double follows = level.follows();
            double behind = (1 - Math.pow(1 - follows, history.length)) / follows;
            double[] values = new double[steps];
            Arrays.setAll(values, step -> level.level() + slope / 2 * (step + behind));
            return values;
        }

        private static double slope(double[] values) {
            double middle = (values.length - 1) / 2.0;
            double mean = Arrays.stream(values).average().orElseThrow();
            double with = 0;
            double spread = 0;
            for (int i = 0; i < values.length; i++) {
                with += (i - middle) * (values[i] - mean);
                spread += (i - middle) * (i - middle);
            }
            return spread == 0 ? 0 : with / spread;
        }
    }

    /** A level and a trend that fades (Gardner and McKenzie 1985). */
    record DampedTrend() implements ForecastMethod {
        @Override
        public String name() {
            return "smoothing with a damped trend";
        }

        @Override
        public int needs(int steps) {
            return Level.START;
        }

        @Override
        public double[] forecast(double[] history, int steps) {
            return Trend.fit(history).forecast(steps);
        }
    }

    private static double[] constant(double value, int steps) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }
}
