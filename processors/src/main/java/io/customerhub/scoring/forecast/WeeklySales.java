package io.customerhub.scoring.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sales by week, Monday to Sunday.
 *
 * @param firstMonday of the first week
 * @param sales one a week, without a gap; 0 for a week in which nothing was sold
 */
public record WeeklySales(LocalDate firstMonday, List<Double> sales) {
    public WeeklySales {
        sales = List.copyOf(sales);
    }

    /**
     * The weeks of which every day is known. A week that the data begin or end in the midst of is left out: what looks like a
     * fall would be days that nobody has told of.
     *
     * @param byDay what was sold, net of what was taken back
     * @param from the first day of which the data tell
     * @param until the last one
     */
    public static WeeklySales of(Map<LocalDate, Double> byDay, LocalDate from, LocalDate until) {
        LocalDate monday = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        long weeks = Math.max(0, ChronoUnit.DAYS.between(monday, until.plusDays(1)) / 7);
        var sales = new ArrayList<Double>();
        for (long week = 0; week < weeks; week++) {
            LocalDate start = monday.plusWeeks(week);
            double sum = 0;
            for (int day = 0; day < 7; day++) {
                sum += byDay.getOrDefault(start.plusDays(day), 0.0);
            }
            sales.add(sum);
        }
        return new WeeklySales(monday, sales);
    }
}
