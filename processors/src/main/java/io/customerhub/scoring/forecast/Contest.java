package io.customerhub.scoring.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the method that serves a series. Its earlier weeks choose the method, its later ones judge the chosen method beside a
 * simple baseline; who is not better there does not serve. So no week both chooses and judges.
 *
 * @param weeks how many to forecast
 */
record Contest(int weeks) {
    /** So many weeks must be known before the first forecast in the history. */
    private static final int FIRST_ORIGIN = 8;

    /** One week in so many judges. */
    private static final int JUDGES = 3;

    /** The share of weeks that should lie within the interval. */
    private static final double COVERAGE = 0.8;

    private static final ForecastMethod.LastYear LAST_YEAR = new ForecastMethod.LastYear();

    /**
     * What came of it.
     *
     * @param forecast by the method that serves: the chosen one, or the baseline
     * @param chosen how the chosen method did in the weeks that judge
     * @param baseline how the baseline did in the same
     */
    record Outcome(Forecast forecast, Backtest chosen, Backtest baseline) {}

    /** How many weeks a series must have for forecasts of so many weeks. */
    static int needed(int weeks) {
        int least = FIRST_ORIGIN + 2 * weeks;
        while (judgedFrom(least, weeks) < FIRST_ORIGIN + weeks) {
            least++;
        }
        return least;
    }

    /** The first week that judges, in a series of so many. */
    private static int judgedFrom(int length, int weeks) {
        int from = length - Math.max(weeks, length / JUDGES);
        int year = LAST_YEAR.needs(weeks);
        return length >= year + weeks ? Math.max(from, year) : from;
    }

    /**
     * Forecasts one series.
     *
     * @param name what it is of, for errors
     * @param history complete weeks, oldest first, as many as are needed
     */
    Outcome of(String name, double[] history) {
        int judged = judgedFrom(history.length, weeks);
        ForecastMethod best = by(FIRST_ORIGIN, Forecaster.methods())
                .forecast(name, Arrays.copyOf(history, judged))
                .method();
        ForecastMethod simple = LAST_YEAR.needs(weeks) <= judged ? LAST_YEAR : new ForecastMethod.Naive();
        Backtest chosen = Backtest.of(best, history, judged, weeks);
        Backtest baseline = Backtest.of(simple, history, judged, weeks);
        ForecastMethod serves = chosen.errors().errors() < baseline.errors().errors() ? best : simple;
        int firstOrigin = Math.max(FIRST_ORIGIN, serves.needs(weeks));
        return new Outcome(by(firstOrigin, List.of(serves)).forecast(name, history), chosen, baseline);
    }

    private Forecaster by(int firstOrigin, List<ForecastMethod> methods) {
        return new Forecaster(weeks, firstOrigin, COVERAGE, methods);
    }
}
