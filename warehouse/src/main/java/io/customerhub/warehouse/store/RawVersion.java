package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.RawRecord;
import io.customerhub.mapping.Json;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a record as it landed.
 *
 * @param kept its hash as the warehouse has it: none where the record is to be judged again whatever comes
 */
@SuppressWarnings("ArrayRecordComponent") // made and read once, never compared
record RawVersion(UUID kept, boolean deleted, byte[] payload) {
    /** The rule under which a reader's own complaint stands among a record's problems. */
    private static final String READER = "source";

    /** Whether it was put aside because of its neighbours: alone it may be sound. */
    boolean isSuspect() {
        return kept.equals(RawRecords.NONE);
    }

    /** The hash that names this version. */
    UUID hash() {
        return isSuspect() ? RawRecords.hash(deleted, Optional.empty(), payload) : kept;
    }

    /** The record, with what its reader complained of, as it is among these problems. */
    RawRecord record(SourceKey key, List<Problem> problems) {
        Optional<String> complaint = problems.stream()
                .filter(problem -> problem.rule().equals(READER))
                .map(Problem::message)
                .findFirst();
        return new RawRecord(key.entity(), key.id(), deleted, payload, body(), complaint);
    }

    JsonNode body() {
        try {
            return Json.MAPPER.readTree(payload);
        } catch (IOException e) {
            throw new IllegalStateException("a payload holds JSON", e);
        }
    }
}
