package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One property that objects of a kind can have.
 *
 * @param options what an enumeration allows; empty for other types
 */
record PropertyDefinition(String name, Type type, boolean unique, List<String> options) {

    /** What a property's values are. */
    enum Type {
        STRING,
        NUMBER,
        DATE,
        DATETIME,
        ENUMERATION,
        BOOL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Type> of(String word) {
            for (Type type : values()) {
                if (type.word().equals(word)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    PropertyDefinition {
        options = List.copyOf(options);
    }

    /** What is wrong with a value that is not empty. */
    Optional<String> problem(String value) {
        boolean good = switch (type) {
            case STRING -> value.length() <= 65_536;
            case NUMBER -> isNumber(value);
            case DATE -> isDate(value);
            case DATETIME -> isDate(value) || isTime(value);
            case ENUMERATION -> options.contains(value);
            case BOOL -> value.equals("true") || value.equals("false");
        };
        if (good) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case NUMBER -> value + " was not a valid number.";
                    case DATE, DATETIME -> value + " was not a valid date.";
                    case ENUMERATION -> value + " was not one of the allowed options: " + options;
                    case BOOL -> value + " was not a valid boolean.";
                    case STRING -> "the value is longer than 65536 characters.";
                });
    }

    ObjectNode toJson() {
        ObjectNode node = Json.object()
                .put("name", name)
                .put("label", name)
                .put("type", type.word())
                .put("fieldType", type == Type.ENUMERATION ? "select" : type == Type.STRING ? "text" : type.word())
                .put("groupName", "contactinformation")
                .put("hasUniqueValue", unique)
                .put("hidden", false);
        var list = node.putArray("options");
        for (String option : options) {
            list.addObject()
                    .put("label", option)
                    .put("value", option)
                    .put("displayOrder", list.size())
                    .put("hidden", false);
        }
        return node;
    }

    static PropertyDefinition of(JsonNode node) {
        List<String> options = new ArrayList<>();
        node.path("options").forEach(option -> options.add(option.path("value").asText()));
        return new PropertyDefinition(
                node.path("name").asText(),
                Type.of(node.path("type").asText())
                        .orElseThrow(() -> HubSpotErrors.invalid(
                                "Invalid input JSON: type '" + node.path("type").asText() + "' is not known")),
                node.path("hasUniqueValue").asBoolean(),
                options);
    }

    private static boolean isNumber(String value) {
        return value.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    }

    private static boolean isDate(String value) {
        try {
            return value.matches("-?[0-9]{1,15}") || LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    private static boolean isTime(String value) {
        try {
            return Instant.parse(value).isAfter(Instant.MIN);
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
