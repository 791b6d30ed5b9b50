package io.customerhub.identity.compare;

import java.util.Map;

/**
 * A record as far as it tells whom it is about.
 *
 * @param id its own within all that are compared
 * @param source the system that it is of
 * @param fields values by the names that comparisons read; blank ones say nothing
 */
public record Described(String id, String source, Map<String, String> fields) {
    public Described {
        fields = Map.copyOf(fields);
    }

    /** Empty where the record does not say. */
    public String get(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    @Override
    public String toString() {
        return "Described[" + source + "]";
    }
}
