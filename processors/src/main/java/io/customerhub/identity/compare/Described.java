package io.customerhub.identity.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A record as far as it tells whom it is about.
 *
 * @param id its own within all that are compared
 * @param source what it is of, which may hold nobody twice: a system, or a kind of its records
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

    /** The same without the fields that have one of these values. */
    Described without(List<String> values) {
        if (values.isEmpty() || fields.values().stream().map(String::strip).noneMatch(values::contains)) {
            return this;
        }
        Map<String, String> left = new HashMap<>(fields);
        left.values().removeIf(value -> values.contains(value.strip()));
        return new Described(id, source, left);
    }

    @Override
    public String toString() {
        return "Described[" + source + "]";
    }
}
