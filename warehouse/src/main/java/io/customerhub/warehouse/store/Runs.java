package io.customerhub.warehouse.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs of flows: one at a time per flow, over all processes, and each with its ledger. A run is its own fence: once others have
 * ended it, nothing that comes late in its name is kept.
 */
public final class Runs {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;
    private final int filesVersion;
    private final Node node;
    private final Leases leases;

    Runs(Jdbi jdbi, String tenant, InstantSource clock, int filesVersion, Node node) {
        this.node = node;
        this.leases = new Leases(jdbi, tenant, node);
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
        this.filesVersion = filesVersion;
    }

    /**
     * A run that is under way.
     *
     * @param cursor where to begin; empty for the beginning
     * @param lease what keeps the flow from being run by others; it ends with this process
     */
    public record Run(RunId id, Optional<String> cursor, Lease lease) {}

    /**
     * Begins a run.
     *
     * @param reason why, as {@code schedule}
     * @param full whether to read from the beginning; a run that was cut off is continued all the same
     * @return nothing when the flow is running already, here or elsewhere, or when its source asked to wait
     */
    public Optional<Run> begin(String flow, String reason, boolean full) {
        return take(
                flow,
                "run, " + reason,
                (handle, lease) ->
                        new Run(new RunId(enter(handle, flow, reason), flow), cursor(handle, flow, full), lease));
    }

    /**
     * Begins a run that is one transaction, to be looked at before it is kept or taken back.
     *
     * @return nothing when the flow is running already, here or elsewhere, or when its source asked to wait
     */
    @SuppressWarnings("MustBeClosedChecker") // the rehearsal closes it
    public Optional<Rehearsal> rehearse(String flow, String reason, boolean full) {
        return take(flow, "plan, " + reason, (handle, lease) -> new Start(lease, cursor(handle, flow, full)))
                .map(start -> new Rehearsal(
                        this,
                        new SinkStops(jdbi, tenant, clock),
                        jdbi.open(),
                        start.lease(),
                        tenant,
                        flow,
                        reason,
                        start.cursor(),
                        clock,
                        filesVersion));
    }

    private record Start(Lease lease, Optional<String> cursor) {}

    private <T> Optional<T> take(String flow, String purpose, Leases.Use<T> use) {
        if (notBefore(flow).isPresent()) {
            return Optional.empty();
        }
        return leases.take("flow:" + flow, purpose, use);
    }

    /** Enters a run into the book; one of the same flow that has left no word was cut off, and requests are answered. */
    long enter(Handle handle, String flow, String reason) {
        handle.createUpdate("""
                        update hub.runs set status = 'interrupted', ended_at = :now,
                               error = 'the process that ran it ended without a word'
                        where tenant = :tenant and flow = :flow and status = 'running'
                        """)
                .bind("tenant", tenant)
                .bind("flow", flow)
                .bind("now", clock.instant())
                .execute();
        handle.createUpdate("delete from hub.requests where tenant = :tenant and flow = :flow")
                .bind("tenant", tenant)
                .bind("flow", flow)
                .execute();
        return handle.createQuery("""
                        insert into hub.runs (tenant, flow, reason, started_at, status, node_id)
                        values (:tenant, :flow, :reason, :now, 'running', nullif(:node, 0)) returning run_id
                        """)
                .bind("tenant", tenant)
                .bind("flow", flow)
                .bind("reason", reason)
                .bind("node", node.idIfJoined())
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one();
    }

    /** Until when a flow has to wait, because its source asked to. */
    public Optional<Instant> notBefore(String flow) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select not_before from hub.cursors
                        where tenant = :tenant and flow = :flow and not_before > :now
                        """)
                .bind("tenant", tenant)
                .bind("flow", flow)
                .bind("now", clock.instant())
                .mapTo(Instant.class)
                .findOne());
    }

    private Optional<String> cursor(Handle handle, String flow, boolean full) {
        return handle.createQuery("""
                        select cursor from hub.cursors
                        where tenant = :tenant and flow = :flow and not (:full and complete)
                        """)
                .bind("tenant", tenant)
                .bind("flow", flow)
                .bind("full", full)
                .mapTo(String.class)
                .findOne();
    }

    /**
     * Ends a run that read to the end.
     *
     * @throws TakenOverException where others have ended it
     */
    public void complete(Run run) {
        ending(run, handle -> complete(handle, run.id()));
    }

    /** Enters that a run read to the end. */
    void complete(Handle handle, RunId run) {
        if (!end(handle, run, "complete", "")) {
            throw takenOver(handle, run, "ending");
        }
        handle.createUpdate("""
                        update hub.cursors set complete = true, not_before = null, updated_at = :now
                        where tenant = :tenant and flow = :flow
                        """)
                .bind("tenant", tenant)
                .bind("flow", run.flow())
                .bind("now", clock.instant())
                .execute();
    }

    /** Ends a run that could not go on, unless others have; the next one goes on where this one stopped. */
    public void fail(Run run, String error) {
        ending(run, handle -> end(handle, run.id(), "failed", error));
    }

    /** Ends a run because the hub stops, unless others have. */
    public void interrupt(Run run, String reason) {
        ending(run, handle -> end(handle, run.id(), "interrupted", reason));
    }

    /** Ends a run whose source asked to wait, unless others have, and asks for another that goes on. */
    public void defer(Run run, Instant until, String reason) {
        ending(run, handle -> {
            if (end(handle, run.id(), "deferred", reason)) {
                waitUntil(handle, run.id().flow(), until);
            }
        });
    }

    private void waitUntil(Handle handle, String flow, Instant until) {
        handle.createUpdate("""
                        insert into hub.cursors (tenant, flow, cursor, complete, not_before, updated_at)
                        values (:tenant, :flow, '{}', false, :until, :now)
                        on conflict (tenant, flow) do update set not_before = excluded.not_before
                        """)
                .bind("tenant", tenant)
                .bind("flow", flow)
                .bind("until", until)
                .bind("now", clock.instant())
                .execute();
        Requests.add(handle, tenant, flow, "deferred", clock.instant());
    }

    private void ending(Run run, Consumer<Handle> work) {
        try {
            jdbi.useTransaction(work::accept);
        } finally {
            leases.giveBack(run.lease());
        }
    }

    /** False where the run is not running any more: then nothing is changed. */
    private boolean end(Handle handle, RunId run, String status, String error) {
        return handle.createUpdate("""
                                update hub.runs set status = :status, ended_at = :now, error = nullif(:error, '')
                                where run_id = :run and status = 'running'
                                """)
                        .bind("status", status)
                        .bind("now", clock.instant())
                        .bind("error", error)
                        .bind("run", run.value())
                        .execute()
                > 0;
    }

    /** Why a run is not this process's own any more, in words. */
    static TakenOverException takenOver(Handle handle, RunId run, String doing) {
        String words = handle.createQuery("""
                        select concat_ws('; ', r.error, (
                            select 'run ' || t.run_id || ' of node ' || coalesce(n.name, '?') || ' has gone on since'
                            from hub.runs t left join hub.nodes n using (node_id)
                            where t.tenant = r.tenant and t.flow = r.flow and t.run_id > r.run_id
                            order by t.run_id limit 1))
                        from hub.runs r where r.run_id = :run
                        """)
                .bind("run", run.value())
                .mapTo(String.class)
                .findOne()
                .orElse("");
        return new TakenOverException(doing + " run " + run + ": others have ended it, and nothing of it is lost: what"
                + " it had not committed is read again by the flow's next run (" + words + ")");
    }

    void giveBack(Lease lease) {
        leases.giveBack(lease);
    }

    void require(Handle handle, Lease lease, String doing) {
        leases.require(handle, lease, doing);
    }
}
