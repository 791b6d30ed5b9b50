package io.customerhub.scoring.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.scoring.forecast.SalesForecast.GroupForecast;
import io.customerhub.scoring.forecast.SalesForecast.Week;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class GroupForecastsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
    private static final ForecastRule RULE =
            new ForecastRule("some", Grouping.PARISH, 2, 20, Map.of("JMD", BigDecimal.ONE), "JMD");

    /** The same amount in each of the last weeks. */
    private static SortedMap<Integer, BigDecimal> weeks(int weeks, int amount) {
        var byWeek = new TreeMap<Integer, BigDecimal>();
        for (int week = 0; week < weeks; week++) {
            byWeek.put(week, BigDecimal.valueOf(amount));
        }
        return byWeek;
    }

    private static SalesForecast forecast(Map<String, SortedMap<Integer, BigDecimal>> byWeek) {
        return GroupForecasts.of(new GroupSales(byWeek, Optional.of(DAY), 0), RULE, DAY);
    }

    @Test
    void forecastsTheWeeksThatBeginAfterTheDay() {
        GroupForecast group =
                forecast(Map.of("Portland", weeks(30, 700))).groups().get(0);
        assertThat(group.weeks()).extracting(Week::from).containsExactly(DAY.plusDays(1), DAY.plusDays(8));
        assertThat(group.weeks()).allSatisfy(week -> {
            assertThat(week.expected()).isEqualTo("700.00");
            assertThat(week.low()).isEqualTo("700.00");
            assertThat(week.high()).isEqualTo("700.00");
        });
    }

    @Test
    void leavesOutTheWeekInWhichAGroupBegins() {
        SortedMap<Integer, BigDecimal> sales = weeks(30, 700);
        sales.put(29, BigDecimal.valueOf(1_000_000));
        GroupForecast group = forecast(Map.of("Portland", sales)).groups().get(0);
        assertThat(group.weeksKnown()).isEqualTo(29);
        assertThat(group.weeks().get(0).high()).isEqualTo("700.00");
    }

    @Test
    void countsWeeksWithoutSalesAsNothing() {
        SortedMap<Integer, BigDecimal> sales = weeks(30, 700);
        for (int week = 0; week < 8; week++) {
            sales.remove(week);
        }
        GroupForecast group = forecast(Map.of("Portland", sales)).groups().get(0);
        assertThat(group.weeksKnown()).isEqualTo(29);
        assertThat(group.weeks().get(1).expected()).isLessThan(new BigDecimal("350"));
    }

    @Test
    void putsSmallGroupsTogetherWithNothingLost() {
        SalesForecast forecast = forecast(Map.of(
                "Portland", weeks(30, 700),
                "Kingston", weeks(30, 9000),
                "others", weeks(30, 10),
                "Hanover", weeks(20, 100),
                "Trelawny", weeks(5, 100)));
        assertThat(forecast.groups())
                .extracting(GroupForecast::group)
                .containsExactly("Kingston", "Portland", GroupForecasts.OTHERS);
        assertThat(forecast.others()).containsExactly("Hanover", "Trelawny", "others");
        assertThat(forecast.groups().get(2).weeksKnown()).isEqualTo(29);
    }

    @Test
    void refusesToForecastWhatEvenTogetherIsTooLittle() {
        SalesForecast forecast = forecast(Map.of("Hanover", weeks(20, 100), "Trelawny", weeks(5, 100)));
        assertThat(forecast.groups()).isEmpty();
        assertThat(forecast.others()).containsExactly("Hanover", "Trelawny");
        assertThat(forecast(Map.of()).groups()).isEmpty();
    }

    @Test
    void weeksInWhichMoreWasTakenBackThanSoldAreForecastToo() {
        SortedMap<Integer, BigDecimal> sales = weeks(30, -100);
        List<Week> weeks = forecast(Map.of("Portland", sales)).groups().get(0).weeks();
        assertThat(weeks).extracting(Week::expected).containsOnly(new BigDecimal("0.00"));
    }
}
