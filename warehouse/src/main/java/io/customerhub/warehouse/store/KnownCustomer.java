package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.identity.compare.Described;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.profile.Profile;
import io.customerhub.scoring.Rfm;
import io.customerhub.scoring.served.CustomerScore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A customer with all that the warehouse knows of how they came to be as they are.
 *
 * @param filesVersion the number of the declared files by which the values were chosen, scored and told to sinks
 * @param rfm empty for a customer who has never bought
 * @param scores what models say of the customer
 * @param records those that are about the customer, the first that came at the head
 * @param merged customers who turned out to be this one
 * @param history what happened to the customer, the first at the head
 * @param documents their transactions by kind and currency
 * @param sinks what sinks hold of the customer, and are still to be told
 */
public record KnownCustomer(
        Profile profile,
        int filesVersion,
        Optional<Rfm> rfm,
        List<CustomerScore> scores,
        List<KnownRecord> records,
        List<Merged> merged,
        List<IdentityEvent> history,
        List<Documents> documents,
        List<Holding> sinks) {
    public KnownCustomer {
        scores = List.copyOf(scores);
        records = List.copyOf(records);
        merged = List.copyOf(merged);
        history = List.copyOf(history);
        documents = List.copyOf(documents);
        sinks = List.copyOf(sinks);
    }

    public CustomerId id() {
        return profile.customer();
    }

    /** One of the records; empty where it is none of them. */
    public Optional<KnownRecord> record(SourceKey key) {
        return records.stream()
                .filter(record -> record.record().key().equals(key))
                .findFirst();
    }

    /** A run that brought something about. */
    public record RunMention(long run, String flow, String reason, Instant startedAt) {}

    /**
     * A record that is about the customer.
     *
     * @param notes what quality noted of it
     * @param returned whether it is there because a sink wrote it
     * @param evidence the comparisons that spoke most for it when it first came
     * @param filesVersion the number of the declared files by which it was translated and judged
     * @param run the run that kept it
     * @param landed the run that read it from its source; another than {@code run} where it was taken in again since
     * @param raw the record as its source gave it, or as a person corrected it; both are empty where the source has changed
     *     it since, and the new version waits in quarantine
     * @param correctedBy who corrected it; empty where nobody did
     */
    public record KnownRecord(
            CustomerRecord record,
            List<Problem> notes,
            boolean returned,
            List<String> evidence,
            int filesVersion,
            RunMention run,
            Optional<RunMention> landed,
            Optional<JsonNode> raw,
            Optional<String> correctedBy) {
        public KnownRecord {
            notes = List.copyOf(notes);
            evidence = List.copyOf(evidence);
        }

        /** The record as it is compared with others. */
        public Described described() {
            return StoredMatches.described(record.key(), record.facts());
        }
    }

    /** A customer who turned out to be another. */
    public record Merged(CustomerId customer, long run, Instant at) {}

    /**
     * Transactions of one kind in one currency.
     *
     * @param latest the record of the last of them
     */
    public record Documents(
            String kind, String currency, long count, BigDecimal total, LocalDate latestOn, SourceKey latest) {}

    /**
     * What a sink holds of the customer.
     *
     * @param vendorId the sink's own id of its record; empty where it holds none
     * @param theirs the fields that others changed since, each with when
     * @param deliveredAt when it was told last
     * @param attempts the latest attempts to tell it, the last one first
     * @param waiting what it is still to be told
     */
    public record Holding(
            String sink,
            Optional<String> vendorId,
            Optional<ObjectNode> fields,
            Map<String, Instant> theirs,
            Optional<Instant> deliveredAt,
            List<Attempt> attempts,
            Optional<Waiting> waiting) {
        public Holding {
            theirs = Map.copyOf(theirs);
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * An attempt to tell a sink.
     *
     * @param outcome {@code written}, {@code refused}, {@code unanswered} or {@code failed}
     * @param request the sink's own id of the call; empty where it gave none
     * @param words the sink's, or why the call failed; empty where it was written
     */
    public record Attempt(Instant at, String operation, String outcome, Optional<String> request, String words) {}

    /**
     * What waits in the outbox.
     *
     * @param state {@code pending} or {@code failed}
     * @param error what the sink said last
     */
    public record Waiting(String operation, ObjectNode fields, String state, Optional<String> error, Instant since) {}
}
