package io.customerhub.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a trigger remembers of a customer.
 *
 * @param since the day since which its conditions hold
 * @param told the first day of the time for which it has come about
 * @param value what it looks at, as it was last
 */
public record TriggerState(Optional<LocalDate> since, Optional<LocalDate> told, Optional<String> value) {
    /** Of a customer of whom there is nothing to remember. */
    public static final TriggerState NONE = new TriggerState(Optional.empty(), Optional.empty(), Optional.empty());

    static TriggerState of(Optional<String> value) {
        return new TriggerState(Optional.empty(), Optional.empty(), value);
    }

    /** Reads what {@link #json} writes. */
    public static TriggerState of(JsonNode json) {
        return new TriggerState(
                text(json, "since").map(LocalDate::parse),
                text(json, "told").map(LocalDate::parse),
                text(json, "value"));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return json.hasNonNull(name) ? Optional.of(json.get(name).asText()) : Optional.empty();
    }

    /** As it is kept. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        since.ifPresent(day -> json.put("since", day.toString()));
        told.ifPresent(day -> json.put("told", day.toString()));
        value.ifPresent(known -> json.put("value", known));
        return json;
    }
}
