package io.customerhub.scoring.forecast;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Whose sales are forecast, and how far.
 *
 * @param weeks how many to forecast
 * @param least in how many weeks a group must have sold to be forecast on its own
 * @param currencies what a unit of each currency counts for; amounts in others are not counted
 * @param unit the currency that the forecast is in
 */
public record ForecastRule(
        String description, Grouping by, int weeks, int least, Map<String, BigDecimal> currencies, String unit) {
    public ForecastRule {
        currencies = Map.copyOf(currencies);
    }
}
