package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One query over contacts.
 *
 * @param count whether the number of records is asked for and not the records
 * @param limit the most records to give
 */
record SoqlQuery(List<String> fields, boolean count, List<Comparison> conditions, List<Order> orders, int limit) {

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
    record Comparison(String field, Operator operator, List<String> values) {

        Comparison {
            values = List.copyOf(values);
        }

        boolean holds(Contact contact) {
            String actual = text(contact, field);
            String expected = values.isEmpty() ? "" : values.get(0);
            boolean known = !actual.isEmpty();
            return switch (operator) {
                case EQUAL -> compare(actual, expected) == 0;
                case NOT_EQUAL -> compare(actual, expected) != 0;
                case LESS -> known && compare(actual, expected) < 0;
                case GREATER -> known && compare(actual, expected) > 0;
                case AT_MOST -> known && compare(actual, expected) <= 0;
                case AT_LEAST -> known && compare(actual, expected) >= 0;
                case IN -> values.stream().anyMatch(value -> compare(actual, value) == 0);
                case LIKE -> like(actual, expected);
            };
        }
    }

    /** One field to sort by. */
    record Order(String field, boolean descending) {}

    SoqlQuery {
        fields = List.copyOf(fields);
        conditions = List.copyOf(conditions);
        orders = List.copyOf(orders);
    }

    /** The contacts that the query means, in its order. */
    List<Contact> run(List<Contact> contacts) {
        return contacts.stream()
                .filter(contact -> conditions.stream().allMatch(condition -> condition.holds(contact)))
                .sorted(this::compare)
                .limit(limit)
                .toList();
    }

    private int compare(Contact left, Contact right) {
        for (Order order : orders) {
            int result = compare(text(left, order.field), text(right, order.field));
            if (result != 0) {
                return order.descending ? -result : result;
            }
        }
        return left.id().compareTo(right.id());
    }

    private static String text(Contact contact, String field) {
        JsonNode value = contact.value(field);
        return value.isNull() ? "" : value.asText();
    }

    private static int compare(String left, String right) {
        String number = "-?[0-9]+(\\.[0-9]+)?";
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
