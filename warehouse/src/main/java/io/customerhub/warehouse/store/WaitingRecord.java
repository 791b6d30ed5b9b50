package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A record that waits for a person.
 *
 * @param run the run that put it aside
 * @param isAskedFor whether somebody has released it and no run has taken it in yet
 */
public record WaitingRecord(SourceKey key, List<Problem> problems, long run, Instant since, boolean isAskedFor) {
    public WaitingRecord {
        problems = List.copyOf(problems);
    }

    /** Records of one kind with one problem. */
    public record Group(String source, String entity, Problem problem, long records) {}

    /**
     * A record with all that is known of it.
     *
     * @param version the content hash of its raw version, by which a repair names it
     * @param isSuspect whether it was put aside because of its neighbours
     * @param body as its source gave it
     * @param repair the latest, whether or not it is of this version
     */
    public record Sheet(
            WaitingRecord record,
            UUID version,
            boolean isDeleted,
            boolean isSuspect,
            JsonNode body,
            Optional<Repair> repair) {
        /** The repair, where it is of this version. */
        public Optional<Repair> validRepair() {
            return repair.filter(made -> made.of().equals(version));
        }

        /** What would be translated. */
        public JsonNode present() {
            return validRepair().map(Repair::body).orElse(body);
        }
    }

    /** A record as a person corrected it. */
    public record Repair(UUID of, JsonNode body, String by, Instant at) {}
}
