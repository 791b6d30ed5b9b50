package io.customerhub.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An interaction, opportunity, social profile, campaign or product.
 *
 * @param customer the source's record of the customer; empty for what belongs to nobody
 * @param values by the words of its kind's fields, in their order, each in the normal form of its type
 */
public record PlainRecord(
        PlainKind kind, SourceKey key, Instant changedAt, Optional<SourceKey> customer, Map<String, String> values)
        implements Belonging {
    public PlainRecord {
        var ordered = new LinkedHashMap<String, String>();
        for (PlainField field : kind.fields()) {
            String value = values.getOrDefault(field.word(), "");
            if (!value.isBlank()) {
                ordered.put(field.word(), value);
            } else if (field.required()) {
                throw new IllegalArgumentException(key + " is no " + kind.word() + " without '" + field.word() + "'");
            }
        }
        values = Collections.unmodifiableMap(ordered);
    }

    public Optional<String> get(String word) {
        return Optional.ofNullable(values.get(word));
    }

    /** This record with one value replaced; an empty value removes it. */
    public PlainRecord with(String word, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(word, value);
        return new PlainRecord(kind, key, changedAt, customer, changed);
    }
}
