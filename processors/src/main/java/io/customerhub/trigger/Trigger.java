package io.customerhub.trigger;

import io.customerhub.scoring.action.Condition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * What is told or begun as soon as something comes about with a customer.
 *
 * @param when all of these hold; with nothing in {@code on} it comes about when they begin to
 * @param on what happens while they hold
 * @param days for so many days they have held; 0 where it comes about at once
 * @param every it comes about again in each of these while they hold
 * @param then whom to tell, and what to begin
 * @param mark of all of this but the description and the tests: another one is another trigger
 * @param tests those that stand with it
 */
public record Trigger(
        String name,
        String description,
        List<Condition> when,
        Optional<Occasion> on,
        int days,
        Optional<Every> every,
        List<Reaction> then,
        String mark,
        List<TriggerTest> tests) {
    public Trigger {
        when = List.copyOf(when);
        then = List.copyOf(then);
        tests = List.copyOf(tests);
    }

    /** How often it comes about again. */
    public enum Every {
        DAY,
        WEEK,
        MONTH;

        /** The first day of the one that a day is in. */
        LocalDate of(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }
    }

    /** What follows. */
    public sealed interface Reaction {
        /** A target is told: a file in {@code routes/targets} says how. */
        record Tell(String target) implements Reaction {}

        /** A flow is asked for. */
        record Run(String flow) implements Reaction {}
    }
}
