package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a system holds what it was told, however it writes that. */
final class SameValue {
    private static final Pattern DIALLED = Pattern.compile("[+(]?[0-9][0-9 ().+/-]{5,}[0-9]");

    private SameValue() {}

    /** Of an object only what was told counts; a number is its value, a phone its digits, and an e-mail has no case. */
    static boolean is(JsonNode told, JsonNode held) {
        if (told.isObject()) {
            return told.properties().stream().allMatch(field -> is(field.getValue(), held.path(field.getKey())));
        }
        String mine = text(told);
        String theirs = text(held);
        return mine.equals(theirs) || isNumber(mine, theirs) || isDialled(mine, theirs) || isMail(mine, theirs);
    }

    private static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    private static boolean isNumber(String mine, String theirs) {
        Optional<BigDecimal> number = number(mine);
        return number.isPresent()
                && number(theirs)
                        .filter(other -> other.compareTo(number.get()) == 0)
                        .isPresent();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** With and without the country's code. */
    private static boolean isDialled(String mine, String theirs) {
        if (!DIALLED.matcher(mine).matches() || !DIALLED.matcher(theirs).matches()) {
            return false;
        }
        String some = digits(mine);
        String others = digits(theirs);
        return some.endsWith(others) || others.endsWith(some);
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static boolean isMail(String mine, String theirs) {
        return mine.contains("@") && mine.toLowerCase(Locale.ROOT).equals(theirs.toLowerCase(Locale.ROOT));
    }
}
