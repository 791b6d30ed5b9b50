package io.customerhub.warehouse.store;

import io.customerhub.warehouse.store.PlannedDelivery.Counts;
import io.customerhub.warehouse.store.SinkStops.Stop;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * A run all of whose pages are one transaction: it is looked at, and then kept as it is or taken back as if it had never
 * been. Runs of other flows wait for it where they touch the same customers; where it would have to wait for them it
 * fails, so that no run ever suffers from it.
 */
public final class Rehearsal implements AutoCloseable {
    /** Shorter than PostgreSQL takes to look for a deadlock: of two that wait for each other, this one gives way. */
    static final String PATIENCE = "set local lock_timeout = '500ms'";

    /** PostgreSQL's words for a lock that was not to be had, and for a deadlock. */
    private static final Set<String> GAVE_WAY = Set.of("55P03", "40P01");

    private final Runs runs;
    private final SinkStops stops;
    private final Handle handle;
    private final Lease lease;
    private final String tenant;
    private final String flow;
    private final String reason;
    private final Optional<String> cursor;
    private final InstantSource clock;
    private final int filesVersion;
    private Optional<PageTransaction> transaction = Optional.empty();

    Rehearsal(
            Runs runs,
            SinkStops stops,
            Handle handle,
            Lease lease,
            String tenant,
            String flow,
            String reason,
            Optional<String> cursor,
            InstantSource clock,
            int filesVersion) {
        this.runs = runs;
        this.stops = stops;
        this.handle = handle;
        this.lease = lease;
        this.tenant = tenant;
        this.flow = flow;
        this.reason = reason;
        this.cursor = cursor;
        this.clock = clock;
        this.filesVersion = filesVersion;
    }

    /** Whether this failure of a rehearsal only means that it gave way to other runs: it may begin again. */
    public static boolean gaveWay(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && GAVE_WAY.contains(String.valueOf(e.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Where the run begins; empty for the beginning. */
    public Optional<String> cursor() {
        return cursor;
    }

    /** Begins the transaction that all pages share; what an earlier one did is taken back. */
    public PageTransaction begin() {
        rollback();
        handle.begin();
        handle.execute(PATIENCE);
        KeyedAccess.prefer(handle);
        RunId run = new RunId(runs.enter(handle, flow, reason), flow);
        transaction = Optional.of(new PageTransaction(handle, tenant, run, clock.instant(), true, filesVersion));
        return page();
    }

    private PageTransaction page() {
        return transaction.orElseThrow(() -> new IllegalStateException("the rehearsal of " + flow + " has not begun"));
    }

    /** The run's ledger as it stands. */
    public RunReport report() {
        return Reports.run(handle, page().run());
    }

    /** What the run would have sinks be told, in the order of sinks and customers. */
    public List<PlannedDelivery> deliveries() {
        return new PlannedDeliveries(handle, tenant).ofRun(page().run());
    }

    /** What became of the touched customers, sink by sink. */
    public List<Counts> counts(List<String> sinks) {
        return new PlannedDeliveries(handle, tenant).counts(sinks);
    }

    /** What the run would do to customers. */
    public List<IdentityEvent> identities() {
        return IdentityEvents.of(handle, page().run());
    }

    /** The records that the run would put into quarantine. */
    public List<QuarantinedRecord> quarantined() {
        return QuarantinedRecord.ofRun(handle, tenant, page().run());
    }

    /** The sinks that would stand still after the run. */
    public List<Stop> stops() {
        return SinkStops.all(handle, tenant);
    }

    /**
     * Keeps all of it, as a run that read to its end.
     *
     * @param accepted sinks that go on whatever a guard rail says
     * @throws TakenOverException where others have taken over the flow
     */
    public void keep(List<String> accepted, String by) {
        runs.require(handle, lease, "keeping the run of " + flow);
        stops.lift(handle, accepted, "the plan was accepted", by);
        runs.complete(handle, page().run());
        handle.commit();
        transaction = Optional.empty();
    }

    private void rollback() {
        if (handle.isInTransaction()) {
            handle.rollback();
        }
    }

    /** Takes back what was not kept, and lets the flow run again. */
    @Override
    public void close() {
        try (handle) {
            rollback();
        } finally {
            runs.giveBack(lease);
        }
    }
}
