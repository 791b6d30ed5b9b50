package io.customerhub.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What one record says of a customer: fields with non-blank values, in the order of {@link CustomerField}. */
public record Facts(Map<CustomerField, String> values) {
    public Facts {
        var copy = new EnumMap<CustomerField, String>(CustomerField.class);
        values.forEach((field, value) -> {
            if (!value.isBlank()) {
                copy.put(field, value.strip());
            }
        });
        values = Collections.unmodifiableMap(copy);
    }

    public Optional<String> get(CustomerField field) {
        return Optional.ofNullable(values.get(field));
    }

    /** These facts with one value replaced; an empty value removes it. */
    public Facts with(CustomerField field, String value) {
        var changed = new EnumMap<CustomerField, String>(CustomerField.class);
        changed.putAll(values);
        changed.put(field, value);
        return new Facts(changed);
    }
}
