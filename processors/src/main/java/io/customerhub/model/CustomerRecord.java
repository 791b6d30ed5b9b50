package io.customerhub.model;

import java.time.Instant;
import java.util.Map;

/**
 * What one source says of one customer.
 *
 * @param changedAt when the source last changed it, UTC; the epoch where it does not say
 * @param since for values that stood before a sink wrote into the record, since when
 * @param relations the records of other customers that it names, of the same source
 */
public record CustomerRecord(
        SourceKey key,
        Instant changedAt,
        Facts facts,
        Map<CustomerField, Instant> since,
        Map<Relation, SourceKey> relations)
        implements CanonicalRecord {
    public CustomerRecord {
        since = Map.copyOf(since);
        relations = Map.copyOf(relations);
    }

    /** A record that names no other. */
    public CustomerRecord(SourceKey key, Instant changedAt, Facts facts, Map<CustomerField, Instant> since) {
        this(key, changedAt, facts, since, Map.of());
    }

    /** A record all of whose values are as new as itself, and that names no other. */
    public CustomerRecord(SourceKey key, Instant changedAt, Facts facts) {
        this(key, changedAt, facts, Map.of());
    }

    public CustomerRecord with(Facts changed) {
        return new CustomerRecord(key, changedAt, changed, since, relations);
    }

    /** Since when the source says what it says in a field. */
    public Instant changedAt(CustomerField field) {
        return since.getOrDefault(field, changedAt);
    }
}
