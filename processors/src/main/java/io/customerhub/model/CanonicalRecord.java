package io.customerhub.model;

import java.time.Instant;

/** A source's record in our words. */
public sealed interface CanonicalRecord permits CustomerRecord, Belonging {
    SourceKey key();

    /** When the source last changed it, UTC; {@link Instant#EPOCH} where the source does not say. */
    Instant changedAt();
}
