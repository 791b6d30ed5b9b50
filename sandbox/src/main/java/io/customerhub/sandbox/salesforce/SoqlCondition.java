package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a query wants to be true of a record: a comparison, or several joined. */
sealed interface SoqlCondition {

    boolean holds(SObject object);

    /** True of everything. */
    static SoqlCondition always() {
        return new All(List.of());
    }

    /** Several that must all be true. */
    record All(List<SoqlCondition> parts) implements SoqlCondition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(SObject object) {
            return parts.stream().allMatch(part -> part.holds(object));
        }
    }

    /** Several of which one must be true. */
    record Any(List<SoqlCondition> parts) implements SoqlCondition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(SObject object) {
            return parts.stream().anyMatch(part -> part.holds(object));
        }
    }

    /** One that must not be true. */
    record Not(SoqlCondition part) implements SoqlCondition {
        @Override
        public boolean holds(SObject object) {
            return !part.holds(object);
        }
    }

    /** How a field is compared. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        GREATER,
        AT_MOST,
        AT_LEAST,
        LIKE,
        IN
    }

    /** One comparison; an empty value stands for null. */
    record Comparison(String field, Operator operator, List<String> values) implements SoqlCondition {

        public Comparison {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(SObject object) {
            String actual = text(object, field);
            String expected = values.isEmpty() ? "" : values.get(0);
            boolean known = !actual.isEmpty();
            return switch (operator) {
                case EQUAL -> compare(field, actual, expected) == 0;
                case NOT_EQUAL -> compare(field, actual, expected) != 0;
                case LESS -> known && compare(field, actual, expected) < 0;
                case GREATER -> known && compare(field, actual, expected) > 0;
                case AT_MOST -> known && compare(field, actual, expected) <= 0;
                case AT_LEAST -> known && compare(field, actual, expected) >= 0;
                case IN -> values.stream().anyMatch(value -> compare(field, actual, value) == 0);
                case LIKE -> like(actual, expected);
            };
        }
    }

    static String text(SObject object, String field) {
        JsonNode value = object.value(field);
        return value.isNull() ? "" : value.asText();
    }

    /** Orders ids to the letter, numbers by value, all else in any case. */
    static int compare(String field, String left, String right) {
        if (field.equals("Id")) {
            return left.compareTo(right);
        }
        String number = "-?[0-9]{1,30}(\\.[0-9]{1,30})?";
        if (left.matches(number) && right.matches(number)) {
            return new BigDecimal(left).compareTo(new BigDecimal(right));
        }
        return left.compareToIgnoreCase(right);
    }

    private static boolean like(String actual, String pattern) {
        StringBuilder expression = new StringBuilder();
        for (char c : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
            expression.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return actual.toLowerCase(Locale.ROOT).matches(expression.toString());
    }
}
