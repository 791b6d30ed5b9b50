package io.customerhub.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/**
 * A record as a system gave it.
 *
 * @param entity the system's word for the kind of record
 * @param id the system's id of the record, unique within the kind
 * @param deleted whether the system says that it is gone
 * @param payload the record's own bytes, UTF-8 JSON: what is kept, and what tells whether it has changed
 * @param body the same, parsed, numbers with every digit
 * @param problem why its reader cannot vouch for it, worded without its values; such a record waits in quarantine
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below; a copy per record would cost what a page saves
public record RawRecord(
        String entity, String id, boolean deleted, byte[] payload, JsonNode body, Optional<String> problem) {
    public RawRecord(String entity, String id, boolean deleted, byte[] payload, JsonNode body) {
        this(entity, id, deleted, payload, body, Optional.empty());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawRecord that
                && entity.equals(that.entity)
                && id.equals(that.id)
                && deleted == that.deleted
                && Arrays.equals(payload, that.payload)
                && problem.equals(that.problem);
    }

    @Override
    public int hashCode() {
        return 31 * entity.hashCode() + id.hashCode();
    }

    @Override
    public String toString() {
        return "RawRecord[" + entity + "/" + id + "]";
    }
}
