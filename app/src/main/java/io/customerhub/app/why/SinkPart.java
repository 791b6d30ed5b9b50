package io.customerhub.app.why;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.warehouse.store.KnownCustomer.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a sink holds of a value.
 *
 * @param vendorId the sink's own id of the customer's record; empty where it holds none
 * @param since when the sink was told last
 * @param attempts the latest attempts to tell it, the last one first
 * @param waits what is still to be told: {@code UPSERT} or {@code RETIRE}
 * @param note in words, where the sink holds nothing or its last answer was a refusal; empty otherwise
 */
public record SinkPart(
        String sink,
        Optional<String> vendorId,
        Optional<Instant> since,
        List<Field> fields,
        List<Attempt> attempts,
        Optional<String> waits,
        String note) {
    public SinkPart {
        fields = List.copyOf(fields);
        attempts = List.copyOf(attempts);
    }

    /**
     * A field of the sink that is made of the value.
     *
     * @param held what the sink holds in it; null where it holds nothing
     * @param theirs when others changed it there; empty where nobody did since it was told
     * @param waiting what it is still to be told, where that is something else
     */
    public record Field(
            String field, JsonNode held, Optional<Instant> theirs, Optional<JsonNode> waiting, Place place) {}
}
