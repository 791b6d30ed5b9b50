package io.customerhub.sandbox.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import java.time.Instant;

/**
 * One record of the books as QuickBooks serves it.
 *
 * @param lastUpdated to the second, equal to the body's {@code MetaData.LastUpdatedTime}
 */
public record BookRecord(String id, Instant lastUpdated, boolean active, Body body) {

    /** The record's JSON in UTF-8: held ready, or made on demand where a company is too large to hold. */
    public interface Body {
        byte[] json();
    }

    public static BookRecord of(String id, Instant lastUpdated, boolean active, ObjectNode tree) {
        byte[] bytes = Json.bytes(tree);
        return new BookRecord(id, lastUpdated, active, () -> bytes);
    }
}
