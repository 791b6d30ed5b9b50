package io.customerhub.scoring.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How much each group is expected to buy in the weeks after a day.
 *
 * @param by the field that tells groups apart
 * @param unit the currency of all amounts
 * @param groups those that are forecast, the largest first and {@link GroupForecasts#OTHERS} last
 * @param others the groups that sold in too few weeks, forecast together where that makes enough
 * @param latest the day of the latest document up to the day
 * @param notCounted how many documents are in currencies that count for nothing
 */
public record SalesForecast(
        LocalDate asOf,
        String by,
        String unit,
        List<GroupForecast> groups,
        List<String> others,
        Optional<LocalDate> latest,
        long notCounted) {
    public SalesForecast {
        groups = List.copyOf(groups);
        others = List.copyOf(others);
    }

    /**
     * One group.
     *
     * @param weeksKnown how many weeks it was made of
     * @param method the one that serves, in words: the chosen one, or the baseline where that one was not better
     * @param chosen the one that did best in the earlier weeks, in words
     * @param wape how far off the chosen method was in the weeks that judged it, as a share of sales; empty where nothing was
     *     sold in them
     * @param baseline the method that it had to beat, in words
     * @param baselineWape how far off that one was in the same weeks
     */
    public record GroupForecast(
            String group,
            int weeksKnown,
            String method,
            String chosen,
            Optional<BigDecimal> wape,
            String baseline,
            Optional<BigDecimal> baselineWape,
            List<Week> weeks) {
        public GroupForecast {
            weeks = List.copyOf(weeks);
        }
    }

    /**
     * One week.
     *
     * @param from the first of its seven days
     * @param low four weeks in five should lie between this and {@code high}
     */
    public record Week(LocalDate from, BigDecimal expected, BigDecimal low, BigDecimal high) {}
}
