package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** One filter of a search: a property, an operator and what it is compared with. */
record SearchFilter(String property, String operator, String value, String high, List<String> values) {

    private static final Set<String> OPERATORS = Set.of(
            "HAS_PROPERTY",
            "NOT_HAS_PROPERTY",
            "EQ",
            "NEQ",
            "LT",
            "LTE",
            "GT",
            "GTE",
            "BETWEEN",
            "IN",
            "NOT_IN",
            "CONTAINS_TOKEN");

    SearchFilter {
        values = List.copyOf(values);
    }

    /** Reads a filter, or refuses one about an unknown property or with an unknown operator. */
    static SearchFilter of(JsonNode filter, ObjectBook book) {
        String name = filter.path("propertyName").asText();
        boolean kept =
                List.of("hs_object_id", "createdate", book.kind().modified()).contains(name);
        if (!kept && book.catalogue().find(name).isEmpty()) {
            throw HubSpotErrors.invalid("There was a problem with the request: property '" + name + "' does not exist");
        }
        String operator = filter.path("operator").asText();
        if (!OPERATORS.contains(operator)) {
            throw HubSpotErrors.invalid("Invalid input JSON: operator '" + operator + "' is not known");
        }
        List<String> values = new ArrayList<>();
        filter.path("values").forEach(value -> values.add(value.asText()));
        return new SearchFilter(
                name,
                operator,
                filter.path("value").asText(),
                filter.path("highValue").asText(),
                values);
    }

    /** The filter with its values read once, ready for any number of objects. */
    Predicate<CrmObject> toPredicate(ObjectKind kind) {
        if (property.equals(kind.modified())) {
            return comparing(CrmObject::updated, SearchFilter::time, object -> true);
        }
        return switch (property) {
            case "createdate" -> comparing(CrmObject::created, SearchFilter::time, object -> true);
            case "hs_object_id" -> comparing(CrmObject::id, SearchFilter::id, object -> true);
            default ->
                comparing(
                        object -> new Text(object.property(property)),
                        Text::new,
                        object -> !object.property(property).isEmpty());
        };
    }

    private <T extends Comparable<T>> Predicate<CrmObject> comparing(
            Function<CrmObject, T> actual, Function<String, T> reader, Predicate<CrmObject> known) {
        if (operator.equals("HAS_PROPERTY")) {
            return known;
        }
        if (operator.equals("NOT_HAS_PROPERTY")) {
            return known.negate();
        }
        if (operator.endsWith("IN")) {
            List<T> wanted = values.stream().map(reader).toList();
            Predicate<CrmObject> in = object ->
                    wanted.stream().anyMatch(one -> actual.apply(object).compareTo(one) == 0);
            return operator.equals("IN") ? in : in.negate();
        }
        if (operator.equals("CONTAINS_TOKEN")) {
            String token = value.toLowerCase(Locale.ROOT).replace("*", "");
            return object -> object.value(property).toLowerCase(Locale.ROOT).contains(token);
        }
        T expected = reader.apply(value);
        T highest = operator.equals("BETWEEN") ? reader.apply(high) : expected;
        Predicate<CrmObject> comparison = switch (operator) {
            case "EQ" -> object -> actual.apply(object).compareTo(expected) == 0;
            case "LT" -> object -> actual.apply(object).compareTo(expected) < 0;
            case "LTE" -> object -> actual.apply(object).compareTo(expected) <= 0;
            case "GT" -> object -> actual.apply(object).compareTo(expected) > 0;
            case "GTE" -> object -> actual.apply(object).compareTo(expected) >= 0;
            case "BETWEEN" ->
                object -> actual.apply(object).compareTo(expected) >= 0
                        && actual.apply(object).compareTo(highest) <= 0;
            default -> object -> actual.apply(object).compareTo(expected) != 0;
        };
        return operator.equals("NEQ") ? comparison : known.and(comparison);
    }

    /** A text that is ordered as HubSpot orders values. */
    private record Text(String value) implements Comparable<Text> {
        @Override
        public int compareTo(Text other) {
            return compare(value, other.value);
        }
    }

    /** Orders as numbers if both are, else as text in any case. */
    static int compare(String left, String right) {
        if (isNumber(left) && isNumber(right)) {
            return new BigDecimal(left).compareTo(new BigDecimal(right));
        }
        return left.compareToIgnoreCase(right);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    }

    private static Instant time(String text) {
        if (text.matches("-?[0-9]{1,15}")) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw HubSpotErrors.invalid("value '" + text + "' is not a time in milliseconds");
        }
    }

    private static long id(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw HubSpotErrors.invalid("value '" + text + "' is not an id");
        }
        return Long.parseLong(text);
    }
}
