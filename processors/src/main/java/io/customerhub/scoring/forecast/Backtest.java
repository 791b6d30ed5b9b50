package io.customerhub.scoring.forecast;

import io.customerhub.scoring.measure.AbsoluteErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a method would have done: from every origin in the history that leaves room, forecast from what was known then.
 *
 * @param residuals what happened less what was forecast, as shares of the level at the origin
 */
public record Backtest(ForecastMethod method, AbsoluteErrors errors, List<Double> residuals) {
    /** The level is the mean of so many values. */
    private static final int LATELY = 8;

    public Backtest {
        residuals = List.copyOf(residuals);
    }

    static Backtest of(ForecastMethod method, double[] history, int firstOrigin, int steps) {
        AbsoluteErrors errors = AbsoluteErrors.NONE;
        var residuals = new ArrayList<Double>();
        for (int origin = firstOrigin; origin + steps <= history.length; origin++) {
            double[] known = Arrays.copyOf(history, origin);
            double[] forecast = atLeastNothing(method.forecast(known, steps));
            double[] actual = Arrays.copyOfRange(history, origin, origin + steps);
            errors = errors.plus(AbsoluteErrors.of(forecast, actual));
            for (int step = 0; step < steps; step++) {
                residuals.add((actual[step] - forecast[step]) / level(known));
            }
        }
        return new Backtest(method, errors, residuals);
    }

    /** The mean of the last values, as the measure of how much a series may be off; 1 where nothing is sold. */
    static double level(double[] values) {
        double mean = Arrays.stream(values, Math.max(0, values.length - LATELY), values.length)
                .average()
                .orElse(0);
        return mean > 0 ? mean : 1;
    }

    /** Nobody sells less than nothing. */
    static double[] atLeastNothing(double[] values) {
        return Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
    }
}
