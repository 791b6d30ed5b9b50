package io.customerhub.scoring.forecast;

import java.util.List;

/**
 * What is expected, and between what it should lie.
 *
 * @param method the one that was chosen
 * @param tried each method's error in the rolling origins of the history, the chosen one's among them
 * @param values week by week
 * @param lower for each week what sales should not fall below
 * @param upper for each week what they should not rise above
 */
public record Forecast(
        ForecastMethod method, List<Backtest> tried, List<Double> values, List<Double> lower, List<Double> upper) {
    public Forecast {
        tried = List.copyOf(tried);
        values = List.copyOf(values);
        lower = List.copyOf(lower);
        upper = List.copyOf(upper);
    }
}
