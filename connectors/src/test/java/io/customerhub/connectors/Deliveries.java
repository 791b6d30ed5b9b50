package io.customerhub.connectors;

import io.customerhub.connectors.Delivery.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Deliveries for tests of sinks. */
public final class Deliveries {
    private Deliveries() {}

    public static Delivery upsert(String externalId, String json) {
        try {
            return new Delivery(
                    externalId, Operation.UPSERT, Optional.empty(), (com.fasterxml.jackson.databind.node.ObjectNode)
                            JsonRecords.MAPPER.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Delivery retire(String externalId, String vendorId) {
        return new Delivery(externalId, Operation.RETIRE, Optional.of(vendorId), JsonRecords.MAPPER.createObjectNode());
    }
}
