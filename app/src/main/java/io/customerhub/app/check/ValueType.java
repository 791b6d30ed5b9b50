package io.customerhub.app.check;

import io.customerhub.declaration.Suggestion;
import java.util.List;
import java.util.Optional;

/**
 * The type of an option's value.
 *
 * @param name string, boolean, integer, number, duration, enum; any other allows everything
 * @param allowed an enum's values
 */
record ValueType(String name, List<String> allowed) {
    /** Why a value is not of this type. */
    record Refusal(String problem, String remedy) {}

    ValueType {
        allowed = List.copyOf(allowed);
    }

    /** Whether a value is only known when the hub runs: a placeholder, a bean, a raw secret or an expression. */
    static boolean isDeferred(String text) {
        return text.contains("{{") || text.contains("${") || text.startsWith("#") || text.startsWith("RAW(");
    }

    Optional<Refusal> check(String text) {
        if (isDeferred(text)) {
            return Optional.empty();
        }
        return switch (name) {
            case "boolean" ->
                refuse(
                        !text.equals("true") && !text.equals("false"),
                        text,
                        "neither true nor false",
                        "write true or false");
            case "integer" -> refuse(!text.matches("-?[0-9]+"), text, "not a whole number", "write digits only");
            case "number" -> refuse(!text.matches("-?[0-9]+(\\.[0-9]+)?"), text, "not a number", "write digits only");
            case "duration" -> refuse(!isDuration(text), text, "not a duration", "write it like 500ms, 30s or 5m");
            case "enum" -> refuse(!allowed.contains(text), text, "not allowed", Suggestion.instead(text, allowed));
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> refuse(boolean wrong, String text, String why, String remedy) {
        return wrong ? Optional.of(new Refusal("is '" + text + "', which is " + why, remedy)) : Optional.empty();
    }

    /** Whether Camel reads a text as a duration: milliseconds, or numbers with units from days down to milliseconds. */
    private static boolean isDuration(String text) {
        return text.matches("-?[0-9]+|(?=[0-9])([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?");
    }
}
