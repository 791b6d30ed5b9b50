package io.customerhub.model;

import java.util.Optional;

/**
 * Names one record of one source, for ever.
 *
 * @param source the system, as {@code quickbooks}
 * @param entity the system's own word for the kind of record, as {@code Invoice}
 * @param id the system's own id of the record
 */
public record SourceKey(String source, String entity, String id) implements Comparable<SourceKey> {
    /** Reads what {@link #toString} writes; empty where it is none. */
    public static Optional<SourceKey> of(String written) {
        String[] parts = written.split("/", 3);
        return parts.length < 3 ? Optional.empty() : Optional.of(new SourceKey(parts[0], parts[1], parts[2]));
    }

    @Override
    public int compareTo(SourceKey other) {
        int bySource = source.compareTo(other.source);
        int byEntity = bySource != 0 ? bySource : entity.compareTo(other.entity);
        return byEntity != 0 ? byEntity : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return source + "/" + entity + "/" + id;
    }
}
