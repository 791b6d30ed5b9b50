package io.customerhub.warehouse.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run and its ledger.
 *
 * @param reason why it ran: {@code schedule}, {@code command}, {@code webhook}
 * @param error what went wrong; empty where nothing did
 */
public record RunReport(
        long run,
        String flow,
        String reason,
        String status,
        Instant startedAt,
        Optional<Instant> endedAt,
        int pages,
        long read,
        long unchanged,
        long accepted,
        long quarantined,
        List<SinkLedger> sinks,
        String error) {
    public RunReport {
        sinks = List.copyOf(sinks);
    }

    /** Whether no record and no delivery went missing. */
    public boolean balanced() {
        return read == unchanged + accepted + quarantined && sinks.stream().allMatch(SinkLedger::balanced);
    }

    /** What became of the deliveries that a run planned for one sink. */
    public record SinkLedger(String sink, long planned, long written, long unchanged, long failed, long pending) {
        public boolean balanced() {
            return planned == written + unchanged + failed + pending;
        }
    }
}
