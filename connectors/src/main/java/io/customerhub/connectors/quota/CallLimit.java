package io.customerhub.connectors.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many calls in a period: a vendor's rate, or a budget.
 *
 * @param calls at most
 * @param period as declared: {@code 10s}, {@code 1m}, {@code day}, {@code month}; days and months are those of UTC
 */
public record CallLimit(long calls, String period) {
    private static final Duration ROUND_UP = Duration.ofNanos(999_999);
    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,11})/([1-9][0-9]{0,4}[smh]|day|month)");

    /** Reads limits as {@code 100/10s, 500000/day}. */
    public static List<CallLimit> parse(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(limit -> !limit.isEmpty())
                .map(CallLimit::one)
                .toList();
    }

    private static CallLimit one(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a limit of calls; write as 100/10s, 500/1m, 20000/day or 500000/month");
        }
        return new CallLimit(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    /** Whether it is a budget of hours, a day or a month, which may be used up at once; else a rate, kept evenly. */
    public boolean isBudget() {
        return !period.endsWith("s") && !period.endsWith("m");
    }

    /**
     * The time from one call to the next at which a rate is kept in any stretch as long as its period. One call fewer than
     * allowed goes into it, and a twentieth of time is to spare: a call that is late on its way must not meet the next.
     */
    public Duration interval() {
        Duration exact = length().multipliedBy(21).dividedBy(20).dividedBy(Math.max(1, calls - 1));
        // PostgreSQL counts microseconds.
        return exact.plus(ROUND_UP).truncatedTo(ChronoUnit.MILLIS);
    }

    /** When a budget's period began that a moment is in. */
    public Instant begin(Instant moment) {
        ZonedDateTime day = moment.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        return switch (period) {
            case "day" -> day.toInstant();
            case "month" -> day.withDayOfMonth(1).toInstant();
            default -> Instant.ofEpochSecond(moment.getEpochSecond() / length().toSeconds() * length().toSeconds());
        };
    }

    /** When a budget's period ends that a moment is in. */
    public Instant end(Instant moment) {
        ZonedDateTime begin = begin(moment).atZone(ZoneOffset.UTC);
        return switch (period) {
            case "day" -> begin.plusDays(1).toInstant();
            case "month" -> begin.plusMonths(1).toInstant();
            default -> begin.plus(length()).toInstant();
        };
    }

    private Duration length() {
        long number = Long.parseLong(period.substring(0, period.length() - 1));
        return switch (period.charAt(period.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    @Override
    public String toString() {
        return calls + "/" + period;
    }
}
