package io.customerhub.identity.compare;

import io.customerhub.identity.text.PlainText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a date as people and systems write it. Whether the calendar has it does not matter: mistyped dates are compared, too. */
final class WrittenDate {
    /** With a time behind it or without, and as little of it as is known. */
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4}) m?(\\d{1,2})(?: (\\d{1,2})(?: .*|t.*)?)?");

    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?(?: of)?";
    private static final Pattern DAY_FIRST = Pattern.compile(DAY + " m?(\\d{1,2}) (\\d{4})");
    private static final Pattern MONTH_FIRST = Pattern.compile("m(\\d\\d)(?: " + DAY + ")? (\\d{4})");
    private static final int MONTHS = 12;
    private static final int YEAR_DIGITS = 4;

    private WrittenDate() {}

    /**
     * A date's digits, year first: eight, six without the day, four for a year alone. Where day and month could each be the
     * other, the day is taken to stand first, as it does in Jamaica. What is no date keeps its digits; empty for fewer than
     * four.
     */
    static String digits(String value, Dictionary dictionary) {
        String plain = PlainText.words(value).stream()
                .map(word -> dictionary.month(word).map("m"::concat).orElse(word))
                .collect(Collectors.joining(" "));
        Matcher year = YEAR_FIRST.matcher(plain);
        if (year.matches()) {
            return year.group(1) + two(year.group(2)) + two(year.group(3));
        }
        Matcher day = DAY_FIRST.matcher(plain);
        if (day.matches()) {
            boolean monthFirst = Integer.parseInt(day.group(2)) > MONTHS;
            return day.group(3) + two(day.group(monthFirst ? 1 : 2)) + two(day.group(monthFirst ? 2 : 1));
        }
        Matcher month = MONTH_FIRST.matcher(plain);
        if (month.matches()) {
            return month.group(3) + month.group(1) + two(month.group(2));
        }
        String digits = value.replaceAll("[^0-9]", "");
        return digits.length() < YEAR_DIGITS ? "" : digits;
    }

    /** Two digits; none for what is not known. */
    private static String two(@Nullable String digits) {
        return digits == null ? "" : digits.length() == 1 ? "0" + digits : digits;
    }
}
