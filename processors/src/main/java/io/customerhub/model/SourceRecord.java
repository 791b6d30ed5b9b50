package io.customerhub.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record as its source gave it, not yet understood.
 *
 * @param key which record
 * @param deleted whether the source says that it is gone
 * @param body the source's JSON, numbers with every digit
 */
public record SourceRecord(SourceKey key, boolean deleted, JsonNode body) {
    /** The same record with other contents. */
    public SourceRecord with(JsonNode changed) {
        return new SourceRecord(key, deleted, changed);
    }

    @Override
    public String toString() {
        return "SourceRecord[" + key + "]";
    }
}
