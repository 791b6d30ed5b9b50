package io.customerhub.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One comparison of a query, such as {@code Balance > '0'}. All of a query's conditions must hold. */
record Condition(String field, Operator operator, List<String> values) {

    /** How a field is compared. */
    enum Operator {
        EQUAL,
        LESS,
        GREATER,
        AT_MOST,
        AT_LEAST,
        LIKE,
        IN
    }

    Condition {
        values = List.copyOf(values);
    }

    boolean isAboutTime() {
        return field.startsWith("MetaData.");
    }

    boolean holds(JsonNode record) {
        String actual = value(record, field);
        return switch (operator) {
            case IN -> values.stream().anyMatch(actual::equals);
            case LIKE -> like(actual, values.get(0));
            case EQUAL -> compare(actual, values.get(0)) == 0;
            case LESS -> compare(actual, values.get(0)) < 0;
            case GREATER -> compare(actual, values.get(0)) > 0;
            case AT_MOST -> compare(actual, values.get(0)) <= 0;
            case AT_LEAST -> compare(actual, values.get(0)) >= 0;
        };
    }

    /** A field's text by its path; of a reference it is the id referred to, of an e-mail address the address. */
    static String value(JsonNode record, String field) {
        JsonNode node = record;
        for (String step : field.split("\\.", -1)) {
            node = node.path(step);
        }
        if (node.isObject()) {
            JsonNode inner = node.has("value") ? node.path("value") : node.path("Address");
            return inner.asText();
        }
        return node.asText();
    }

    /** Orders two values as times if both are, else as numbers if both are, else as text. */
    static int compare(String left, String right) {
        if (left.length() > 10 && right.length() >= 10) {
            Optional<Instant> leftTime = QuickBooksTime.read(left);
            Optional<Instant> rightTime = QuickBooksTime.read(right);
            if (leftTime.isPresent() && rightTime.isPresent()) {
                return leftTime.get().compareTo(rightTime.get());
            }
        }
        if (isNumber(left) && isNumber(right)) {
            return new BigDecimal(left).compareTo(new BigDecimal(right));
        }
        return left.compareToIgnoreCase(right);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 30 && text.matches("-?[0-9]+(\\.[0-9]+)?");
    }

    private static boolean like(String actual, String pattern) {
        StringBuilder expression = new StringBuilder();
        for (String part : pattern.toLowerCase(Locale.ROOT).split("%", -1)) {
            if (expression.length() > 0) {
                expression.append(".*");
            }
            expression.append(Pattern.quote(part));
        }
        return actual.toLowerCase(Locale.ROOT).matches(expression.toString());
    }
}
