package io.customerhub.scoring.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WeeklySalesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private final Map<LocalDate, Double> byDay = Map.of(
            MONDAY.minusDays(1),
            100.0,
            MONDAY,
            1.0,
            MONDAY.plusDays(6),
            2.0,
            MONDAY.plusDays(14),
            4.0,
            MONDAY.plusDays(21),
            50.0);

    @Test
    void leavesOutWeeksThatDataBeginOrEndInTheMidstOf() {
        WeeklySales weeks = WeeklySales.of(byDay, MONDAY.minusDays(1), MONDAY.plusDays(21));
        assertThat(weeks.firstMonday()).isEqualTo(MONDAY);
        assertThat(weeks.sales()).containsExactly(3.0, 0.0, 4.0);
    }

    @Test
    void takesWeekThatEndsWithTheData() {
        assertThat(WeeklySales.of(byDay, MONDAY, MONDAY.plusDays(6)).sales()).containsExactly(3.0);
        assertThat(WeeklySales.of(byDay, MONDAY, MONDAY.plusDays(5)).sales()).isEmpty();
    }

    @Test
    void hasNoWeekWhereDataAreFewDays() {
        assertThat(WeeklySales.of(byDay, MONDAY.plusDays(1), MONDAY.plusDays(2)).sales())
                .isEmpty();
    }
}
