package io.customerhub.scoring.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Forecasts a series by the method that would have done best on its own history, with an interval as wide as that method's
 * errors were.
 *
 * @param weeks how many to forecast
 * @param firstOrigin how many weeks must be known before the first forecast in the history
 * @param coverage the share of weeks that should lie within the interval
 * @param candidates the methods to choose from; of equal ones the first
 */
public record Forecaster(int weeks, int firstOrigin, double coverage, List<ForecastMethod> candidates) {
    public Forecaster {
        candidates = List.copyOf(candidates);
    }

    /** Smoothing with and without a trend, and theta. */
    public static List<ForecastMethod> methods() {
        return List.of(new ForecastMethod.Smoothing(), new ForecastMethod.DampedTrend(), new ForecastMethod.Theta());
    }

    /**
     * Forecasts one series.
     *
     * @param name what it is of, for errors
     * @param history complete weeks, oldest first
     * @throws IllegalArgumentException where there are too few weeks to choose by
     */
    public Forecast forecast(String name, double[] history) {
        if (history.length < firstOrigin + weeks) {
            throw new IllegalArgumentException("forecasting " + weeks + " weeks of " + name + ": there are "
                    + history.length + " complete weeks before them, and " + (firstOrigin + weeks)
                    + " are needed; forecast fewer weeks, or the group together with others");
        }
        List<Backtest> tried = candidates.stream()
                .filter(method -> method.needs(weeks) <= firstOrigin)
                .map(method -> backtest(method, history))
                .toList();
        Backtest best = tried.stream()
                .min(Comparator.comparingDouble(backtest -> backtest.errors().errors()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "forecasting " + name + ": each of the methods needs more than " + firstOrigin + " weeks"));
        double[] values = by(best.method(), history);
        double level = Backtest.level(history);
        double tail = (1 - coverage) / 2;
        return new Forecast(
                best.method(),
                tried,
                Arrays.stream(values).boxed().toList(),
                shifted(values, level * quantile(best.residuals(), tail)),
                shifted(values, level * quantile(best.residuals(), 1 - tail)));
    }

    /** The forecast of one method, whether or not it is the best. */
    public double[] by(ForecastMethod method, double[] history) {
        return Backtest.atLeastNothing(method.forecast(history, weeks));
    }

    /** How one method would have done on the history. */
    public Backtest backtest(ForecastMethod method, double[] history) {
        return Backtest.of(method, history, firstOrigin, weeks);
    }

    private static List<Double> shifted(double[] values, double by) {
        double[] moved = DoubleStream.of(values).map(value -> value + by).toArray();
        return Arrays.stream(Backtest.atLeastNothing(moved)).boxed().toList();
    }

    /** Between neighbours in proportion. */
    static double quantile(List<Double> values, double share) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = IntStream.of(below + 1, sorted.length - 1).min().orElseThrow();
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
