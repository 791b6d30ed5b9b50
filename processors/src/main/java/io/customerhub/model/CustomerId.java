package io.customerhub.model;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Our id of a customer, and the CRMs' external id. */
public record CustomerId(UUID value) implements Comparable<CustomerId> {
    /** The id of a customer first seen in this record: the same record gives the same id in every warehouse. */
    public static CustomerId firstSeenIn(String tenant, SourceKey key) {
        return new CustomerId(UUID.nameUUIDFromBytes(
                (tenant + "\u0000" + key.source() + "\u0000" + key.entity() + "\u0000" + key.id())
                        .getBytes(StandardCharsets.UTF_8)));
    }

    /** The id that comes after this one, for a record whose own is taken. */
    public CustomerId next() {
        return new CustomerId(UUID.nameUUIDFromBytes(value.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public int compareTo(CustomerId other) {
        return value.toString().compareTo(other.value.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
