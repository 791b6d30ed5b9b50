package io.customerhub.model;

import java.util.Optional;

/** A record that may belong to a customer. */
public sealed interface Belonging extends CanonicalRecord permits TransactionRecord, PlainRecord {
    /** The record of the customer, by which its source knows them; empty for what belongs to nobody. */
    Optional<SourceKey> customer();
}
