package io.customerhub.model;

import java.time.Instant;

/** What one source says of one customer. */
public record CustomerRecord(SourceKey key, Instant changedAt, Facts facts) implements CanonicalRecord {
    public CustomerRecord with(Facts changed) {
        return new CustomerRecord(key, changedAt, changed);
    }
}
