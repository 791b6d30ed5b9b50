package io.customerhub.connectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One change for a sink.
 *
 * @param externalId our customer id, the sink's external id: repeating a delivery changes nothing
 * @param operation what to do
 * @param vendorId the sink's own id of the record, where known
 * @param fields the sink's fields, null where a field is to be emptied; without meaning for {@link Operation#RETIRE}
 */
public record Delivery(String externalId, Operation operation, Optional<String> vendorId, ObjectNode fields) {
    /** What a delivery does. */
    public enum Operation {
        /** Creates the record or updates it. */
        UPSERT,
        /** Takes a record away whose customer was merged into another. */
        RETIRE
    }

    @Override
    public String toString() {
        return "Delivery[" + operation + " " + externalId + "]";
    }
}
