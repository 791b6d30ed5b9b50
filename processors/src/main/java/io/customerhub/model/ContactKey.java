package io.customerhub.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * What a customer is called who is known by nothing but how they are reached: the same whoever says it.
 *
 * @param field {@code email} or {@code phone}
 * @param value the address in small letters, or the number as it was given; without blanks at its ends, and never empty
 */
public record ContactKey(String field, String value) {
    /** By their e-mail address, or else their number; empty where they have neither. */
    public static Optional<ContactKey> of(JsonNode customer) {
        return key(customer, "email")
                .map(key -> new ContactKey(key.field(), key.value().toLowerCase(Locale.ROOT)))
                .or(() -> key(customer, "phone"));
    }

    private static Optional<ContactKey> key(JsonNode customer, String field) {
        return Optional.of(customer.path(field).asText("").strip())
                .filter(value -> !value.isEmpty())
                .map(value -> new ContactKey(field, value));
    }
}
