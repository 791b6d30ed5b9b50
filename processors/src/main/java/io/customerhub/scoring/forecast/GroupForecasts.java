package io.customerhub.scoring.forecast;

import io.customerhub.scoring.forecast.SalesForecast.GroupForecast;
import io.customerhub.scoring.forecast.SalesForecast.Week;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Forecasts the sales of groups; groups that sold in too few weeks are put together. */
public final class GroupForecasts {
    /** The group that small ones are put together in; so is one that is called so. */
    public static final String OTHERS = "others";

    private static final int CENTS = 2;
    private static final int SHARE_DIGITS = 4;

    private final ForecastRule rule;
    private final LocalDate asOf;

    private GroupForecasts(ForecastRule rule, LocalDate asOf) {
        this.rule = rule;
        this.asOf = asOf;
    }

    /**
     * Forecasts the weeks after a day.
     *
     * @param sales as of that day
     */
    public static SalesForecast of(GroupSales sales, ForecastRule rule, LocalDate asOf) {
        return new GroupForecasts(rule, asOf).forecast(sales);
    }

    private SalesForecast forecast(GroupSales sales) {
        var own = new ArrayList<Map.Entry<String, SortedMap<Integer, BigDecimal>>>();
        var others = new ArrayList<String>();
        SortedMap<Integer, BigDecimal> together = new TreeMap<>();
        for (var group : new TreeMap<>(sales.byWeek()).entrySet()) {
            if (isEnough(group.getValue()) && !group.getKey().equals(OTHERS)) {
                own.add(group);
            } else {
                others.add(group.getKey());
                group.getValue().forEach((week, amount) -> together.merge(week, amount, BigDecimal::add));
            }
        }
        own.sort(
                Comparator.comparing((Map.Entry<String, SortedMap<Integer, BigDecimal>> group) -> sum(group.getValue()))
                        .reversed());
        if (isEnough(together)) {
            own.add(Map.entry(OTHERS, together));
        }
        return new SalesForecast(
                asOf,
                rule.by().word(),
                rule.unit(),
                own.stream()
                        .map(group -> forecast(group.getKey(), group.getValue()))
                        .toList(),
                others,
                sales.latest(),
                sales.notCounted());
    }

    /** The week of the first sale does not count: a group begins in the midst of it. */
    private boolean isEnough(SortedMap<Integer, BigDecimal> byWeek) {
        return byWeek.size() > rule.least();
    }

    private static BigDecimal sum(SortedMap<Integer, BigDecimal> byWeek) {
        return byWeek.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private GroupForecast forecast(String group, SortedMap<Integer, BigDecimal> byWeek) {
        int first = byWeek.lastKey();
        double[] history = IntStream.rangeClosed(1, first)
                .mapToDouble(week -> estimate(byWeek.getOrDefault(first - week, BigDecimal.ZERO)))
                .toArray();
        Contest.Outcome outcome = new Contest(rule.weeks()).of(group, history);
        Forecast forecast = outcome.forecast();
        List<Week> weeks = IntStream.range(0, rule.weeks())
                .mapToObj(week -> new Week(
                        asOf.plusDays(1).plusWeeks(week),
                        amount(forecast.values().get(week)),
                        amount(forecast.lower().get(week)),
                        amount(forecast.upper().get(week))))
                .toList();
        return new GroupForecast(
                group,
                history.length,
                forecast.method().name(),
                outcome.chosen().method().name(),
                wape(outcome.chosen()),
                outcome.baseline().method().name(),
                wape(outcome.baseline()),
                weeks);
    }

    /** An amount as methods count with it, to the cent: what they make of it is no money that anybody was paid. */
    private static double estimate(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_EVEN).unscaledValue().doubleValue() / 100;
    }

    private static BigDecimal amount(double value) {
        return BigDecimal.valueOf(value).setScale(CENTS, RoundingMode.HALF_EVEN);
    }

    private static Optional<BigDecimal> wape(Backtest backtest) {
        double wape = backtest.errors().wape();
        return Double.isNaN(wape)
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(wape).setScale(SHARE_DIGITS, RoundingMode.HALF_EVEN));
    }
}
