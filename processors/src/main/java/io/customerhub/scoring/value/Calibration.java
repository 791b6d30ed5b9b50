package io.customerhub.scoring.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The time that is learned from, in three periods as long as each other.
 *
 * @param begin its first day
 * @param end its last day
 * @param daysPerUnit days in a unit of time, as 7 for weeks
 */
public record Calibration(LocalDate begin, LocalDate end, int daysPerUnit) {
    private static final int PERIODS = 3;

    public Calibration {
        if (ChronoUnit.DAYS.between(begin, end) < PERIODS || daysPerUnit < 1) {
            throw new IllegalArgumentException("a time to learn from of " + begin + " to " + end + " in units of "
                    + daysPerUnit + " days; take three days or more, and a day or more a unit");
        }
    }

    /** The last day of a period, from 0 for the day before the first to 3. */
    public LocalDate endOf(int period) {
        long days = ChronoUnit.DAYS.between(begin, end) + 1;
        return begin.plusDays(days * period / PERIODS - 1);
    }
}
