package io.customerhub.profile;

import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a customer: each value with where it came from.
 *
 * @param records the records of sources it is the union of, in their keys' order
 * @param changedAt the latest change of any of them, UTC
 */
public record Profile(
        CustomerId customer, Map<CustomerField, Chosen> values, List<SourceKey> records, Instant changedAt) {
    public Profile {
        var copy = new EnumMap<CustomerField, Chosen>(CustomerField.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
        records = List.copyOf(records);
    }

    public Optional<String> get(CustomerField field) {
        return Optional.ofNullable(values.get(field)).map(Chosen::value);
    }

    /**
     * A value and why it stands here.
     *
     * @param from the record it came from
     * @param changedAt when the source last changed that record, UTC; the epoch where it does not say
     * @param rule the survivorship rule that chose it
     */
    public record Chosen(String value, SourceKey from, Instant changedAt, String rule) {}
}
