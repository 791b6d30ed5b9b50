package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Response;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Search over contacts: groups joined by OR, filters in a group by AND, 200 a page and 10,000 in all. */
final class ContactSearch {

    private static final int LARGEST_PAGE = 200;
    private static final int REACH = 10_000;

    private final PropertyCatalogue catalogue;

    ContactSearch(PropertyCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Response answer(JsonNode body, Collection<Contact> contacts) {
        int limit = body.path("limit").asInt(10);
        int after = offset(body.path("after").asText("0"));
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw HubSpotErrors.invalid("limit must be 1 to " + LARGEST_PAGE + ", it is " + limit);
        }
        if (after + limit > REACH) {
            throw HubSpotErrors.invalid("paging beyond " + REACH + " results is not supported by search");
        }
        List<Contact> found = contacts.stream()
                .filter(contact -> matches(body.path("filterGroups"), contact))
                .sorted(order(body.path("sorts")))
                .toList();
        List<String> wanted = new ArrayList<>();
        body.path("properties").forEach(name -> wanted.add(name.asText()));
        Collection<String> properties = wanted.isEmpty() ? Contact.USUAL : wanted;
        ObjectNode answer = Json.object().put("total", found.size());
        var results = answer.putArray("results");
        int end = Math.min(found.size(), after + limit);
        for (Contact contact : found.subList(Math.min(after, end), end)) {
            results.add(contact.toJson(properties));
        }
        if (end < found.size()) {
            answer.putObject("paging").putObject("next").put("after", String.valueOf(end));
        }
        return Response.json(200, answer);
    }

    private static int offset(String after) {
        if (!after.matches("[0-9]{1,9}")) {
            throw HubSpotErrors.invalid("after '" + after + "' is not the after of a page before");
        }
        return Integer.parseInt(after);
    }

    private boolean matches(JsonNode groups, Contact contact) {
        if (groups.isEmpty()) {
            return true;
        }
        boolean any = false;
        for (JsonNode group : groups) {
            boolean all = true;
            for (JsonNode filter : group.path("filters")) {
                all &= holds(filter, contact);
            }
            any |= all;
        }
        return any;
    }

    private boolean holds(JsonNode filter, Contact contact) {
        String name = filter.path("propertyName").asText();
        if (catalogue.find(name).isEmpty()
                && !List.of("hs_object_id", "createdate", "lastmodifieddate").contains(name)) {
            throw HubSpotErrors.invalid("There was a problem with the request: property '" + name + "' does not exist");
        }
        String actual = contact.value(name);
        String expected = filter.path("value").asText();
        String operator = filter.path("operator").asText();
        return switch (operator) {
            case "HAS_PROPERTY" -> !actual.isEmpty();
            case "NOT_HAS_PROPERTY" -> actual.isEmpty();
            case "EQ" -> !actual.isEmpty() && compare(actual, expected) == 0;
            case "NEQ" -> compare(actual, expected) != 0;
            case "LT" -> !actual.isEmpty() && compare(actual, expected) < 0;
            case "LTE" -> !actual.isEmpty() && compare(actual, expected) <= 0;
            case "GT" -> !actual.isEmpty() && compare(actual, expected) > 0;
            case "GTE" -> !actual.isEmpty() && compare(actual, expected) >= 0;
            case "BETWEEN" ->
                !actual.isEmpty()
                        && compare(actual, expected) >= 0
                        && compare(actual, filter.path("highValue").asText()) <= 0;
            case "IN" -> isIn(filter.path("values"), actual);
            case "NOT_IN" -> !isIn(filter.path("values"), actual);
            case "CONTAINS_TOKEN" ->
                actual.toLowerCase(Locale.ROOT)
                        .contains(expected.toLowerCase(Locale.ROOT).replace("*", ""));
            default -> throw HubSpotErrors.invalid("Invalid input JSON: operator '" + operator + "' is not known");
        };
    }

    private static boolean isIn(JsonNode values, String actual) {
        boolean found = false;
        for (JsonNode value : values) {
            found |= compare(actual, value.asText()) == 0;
        }
        return found;
    }

    private static Comparator<Contact> order(JsonNode sorts) {
        JsonNode sort = sorts.path(0);
        if (sort.isMissingNode()) {
            return Comparator.comparing(Contact::id);
        }
        String name =
                sort.isTextual() ? sort.asText() : sort.path("propertyName").asText();
        Comparator<Contact> byValue = Comparator.comparing(contact -> contact.value(name), ContactSearch::compare);
        boolean descending = sort.path("direction").asText().equals("DESCENDING");
        return (descending ? byValue.reversed() : byValue).thenComparing(Contact::id);
    }

    /** Orders as times (also in epoch milliseconds) if the left one is, as numbers if both are, else as text. */
    private static int compare(String left, String right) {
        if (left.length() > 19 && left.endsWith("Z") && left.charAt(10) == 'T' && !right.isEmpty()) {
            Instant time = right.matches("-?[0-9]+") ? Instant.ofEpochMilli(Long.parseLong(right)) : instant(right);
            return Instant.parse(left).compareTo(time);
        }
        String number = "-?[0-9]+(\\.[0-9]+)?";
        if (left.matches(number) && right.matches(number)) {
            return new BigDecimal(left).compareTo(new BigDecimal(right));
        }
        return left.compareToIgnoreCase(right);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw HubSpotErrors.invalid("value '" + text + "' is not a time in milliseconds");
        }
    }
}
