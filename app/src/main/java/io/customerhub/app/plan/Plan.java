package io.customerhub.app.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.customerhub.identity.IdentityChange.Kind;
import io.customerhub.warehouse.store.IdentityEvent;
import io.customerhub.warehouse.store.PlannedDelivery.Counts;
import io.customerhub.warehouse.store.QuarantinedRecord;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.SinkStops.Stop;
import java.time.Instant;
import java.util.List;

/**
 * What a run of a flow would do, or what waits in the outbox already.
 *
 * @param format the version of this form
 * @param flow empty for what waits in the outbox
 * @param full whether the source was read from its beginning
 * @param records what would become of the source's records: read is the sum of the others
 * @param identities how many customers would be others
 * @param sinks how many customers each sink would be told of, and how many not
 * @param changes what they would be told, in the order of sinks and customers
 * @param quarantined the records that would wait for a person
 * @param stops the sinks that stand still, or would
 */
public record Plan(
        int format,
        String flow,
        boolean full,
        Instant madeAt,
        Records records,
        Identities identities,
        List<Counts> sinks,
        List<PlannedChange> changes,
        List<QuarantinedRecord> quarantined,
        List<Stop> stops) {
    /** The form that this hub writes and reads. */
    static final int FORMAT = 2;

    public Plan {
        sinks = List.copyOf(sinks);
        changes = List.copyOf(changes);
        quarantined = List.copyOf(quarantined);
        stops = List.copyOf(stops);
    }

    /** Whether this is what waits in the outbox already, and not what a run would do. */
    @JsonIgnore
    public boolean isOfOutbox() {
        return flow.isEmpty();
    }

    /** The sinks that a guard rail has stopped, or would stop. */
    public List<String> guarded() {
        return stops.stream()
                .filter(Stop::guarded)
                .map(Stop::sink)
                .filter(sink -> sinks.stream().anyMatch(counts -> counts.sink().equals(sink)))
                .toList();
    }

    /** What would become of a source's records. */
    public record Records(long read, long unchanged, long accepted, long quarantined) {
        static Records of(RunReport run) {
            return new Records(run.read(), run.unchanged(), run.accepted(), run.quarantined());
        }
    }

    /**
     * What would become of customers.
     *
     * @param merged who would be another from now on
     * @param split who would be told apart from another, and is nobody yet
     * @param moved pairs of customers of whom the one would have records of the other
     * @param ended of whom no record would be left
     */
    public record Identities(long merged, long split, long moved, long ended) {
        /** Nothing. */
        public static final Identities NONE = new Identities(0, 0, 0, 0);

        static Identities of(List<IdentityEvent> events) {
            return new Identities(
                    count(events, Kind.MERGED),
                    events.stream()
                            .filter(event -> event.kind() == Kind.SPLIT)
                            .map(IdentityEvent::otherId)
                            .distinct()
                            .count(),
                    count(events, Kind.MOVED),
                    count(events, Kind.ENDED));
        }

        private static long count(List<IdentityEvent> events, Kind kind) {
            return events.stream().filter(event -> event.kind() == kind).count();
        }
    }

    /** The same, of some sinks alone. */
    public Plan of(List<String> chosen) {
        return new Plan(
                format,
                flow,
                full,
                madeAt,
                records,
                identities,
                sinks.stream().filter(sink -> chosen.contains(sink.sink())).toList(),
                changes.stream()
                        .filter(change -> chosen.contains(change.sink()))
                        .toList(),
                quarantined,
                stops.stream().filter(stop -> chosen.contains(stop.sink())).toList());
    }
}
