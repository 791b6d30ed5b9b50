package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.scoring.forecast.SalesForecast;
import io.customerhub.scoring.forecast.SalesForecast.GroupForecast;
import io.customerhub.scoring.forecast.SalesForecast.Week;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ForecastTextTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

    private static GroupForecast group(String name, String method, String wape) {
        return new GroupForecast(
                name,
                40,
                method,
                "theta",
                Optional.of(wape).filter(text -> !text.isEmpty()).map(BigDecimal::new),
                "last week",
                Optional.of(new BigDecimal("0.2500")),
                List.of(new Week(
                        DAY.plusDays(1),
                        new BigDecimal("1234567.89"),
                        new BigDecimal("0"),
                        new BigDecimal("2000000"))));
    }

    private static SalesForecast forecast(List<GroupForecast> groups, List<String> others) {
        return new SalesForecast(DAY, "parish", "JMD", groups, others, Optional.of(DAY.minusDays(1)), 3);
    }

    @Test
    void tellsOfEachGroupWhatServesAndHowFarOffItWas() {
        assertThat(ForecastText.of(
                        forecast(
                                List.of(group("Portland", "theta", "0.1234"), group("others", "last week", "")),
                                List.of("Hanover", "not known")),
                        26))
                .isEqualToNormalizingNewlines("""
                        weekly sales by parish after 2026-10-31, in JMD
                          the latest sale was on 2026-10-30
                          not counted: 3 documents in currencies that have no rate
                        Portland: theta serves, of 40 weeks
                          in the weeks that judged theta was off by 12.3 % of sales, last week by 25.0 %
                          2026-11-01  1,234,568  between 0 and 2,000,000
                        others: last week serves, of 40 weeks
                          in the weeks that judged theta was off by an unknown share of sales, last week by 25.0 %
                          2026-11-01  1,234,568  between 0 and 2,000,000
                        others are those who sold in fewer than 26 weeks: Hanover, not known
                        """);
    }

    @Test
    void saysWhoIsNotForecast() {
        assertThat(ForecastText.of(forecast(List.of(), List.of("Hanover", "Trelawny")), 26))
                .contains("not forecast, as even together they sold in fewer than 26 weeks: Hanover, Trelawny");
    }
}
