package io.customerhub.warehouse.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs of flows: one at a time per flow, over all processes, and each with its ledger. */
public final class Runs {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;
    private final int filesVersion;

    Runs(Jdbi jdbi, String tenant, InstantSource clock, int filesVersion) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
        this.filesVersion = filesVersion;
    }

    /**
     * A run that is under way. Its lock is the database session's, so a killed process gives it back.
     *
     * @param cursor where to begin; empty for the beginning
     */
    public record Run(RunId id, Optional<String> cursor, Handle lock) {}

    /**
     * Begins a run.
     *
     * @param reason why, as {@code schedule}
     * @param full whether to read from the beginning; a run that was cut off is continued all the same
     * @return nothing when the flow is running already, here or elsewhere, or when its source asked to wait
     */
    public Optional<Run> begin(String flow, String reason, boolean full) {
        return take(flow)
                .map(lock -> new Run(new RunId(enter(lock, flow, reason), flow), cursor(lock, flow, full), lock));
    }

    /**
     * Begins a run that is one transaction, to be looked at before it is kept or taken back.
     *
     * @return nothing when the flow is running already, here or elsewhere, or when its source asked to wait
     */
    public Optional<Rehearsal> rehearse(String flow, String reason, boolean full) {
        return take(flow)
                .map(lock -> new Rehearsal(
                        this,
                        new SinkStops(jdbi, tenant, clock),
                        lock,
                        tenant,
                        flow,
                        reason,
                        cursor(lock, flow, full),
                        clock,
                        filesVersion));
    }

    /** The flow's lock, where it is free and the flow need not wait. */
    @SuppressWarnings("MustBeClosedChecker") // the handle is the run's lock and is closed when the run ends
    private Optional<Handle> take(String flow) {
        Handle lock = jdbi.open();
        boolean ours = lock.createQuery("select pg_try_advisory_lock(hashtext(:tenant), hashtext(:flow))")
                .bind("tenant", tenant)
                .bind("flow", flow)
                .mapTo(Boolean.class)
                .one();
        if (!ours || mustWait(lock, flow)) {
            unlock(lock, flow, ours);
            return Optional.empty();
        }
        return Optional.of(lock);
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
                        insert into hub.runs (tenant, flow, reason, started_at, status)
                        values (:tenant, :flow, :reason, :now, 'running') returning run_id
                        """)
                .bind("tenant", tenant)
                .bind("flow", flow)
                .bind("reason", reason)
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one();
    }

    private boolean mustWait(Handle handle, String flow) {
        return handle.createQuery(
                        "select exists (select from hub.cursors where tenant = :tenant and flow = :flow and not_before > :now)")
                .bind("tenant", tenant)
                .bind("flow", flow)
                .bind("now", clock.instant())
                .mapTo(Boolean.class)
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

    /** Ends a run that read to the end. */
    public void complete(Run run) {
        try {
            complete(run.lock(), run.id());
        } finally {
            unlock(run.lock(), run.id().flow(), true);
        }
    }

    /** Enters that a run read to the end. */
    void complete(Handle handle, RunId run) {
        handle.createUpdate("""
                        update hub.cursors set complete = true, not_before = null, updated_at = :now
                        where tenant = :tenant and flow = :flow
                        """)
                .bind("tenant", tenant)
                .bind("flow", run.flow())
                .bind("now", clock.instant())
                .execute();
        end(handle, run, "complete", "");
    }

    /** Ends a run that could not go on; the next one goes on where this one stopped. */
    public void fail(Run run, String error) {
        end(run, "failed", error);
    }

    /** Ends a run because the hub stops. */
    public void interrupt(Run run, String reason) {
        end(run, "interrupted", reason);
    }

    /** Ends a run whose source asked to wait, and asks for another that goes on. */
    public void defer(Run run, Instant until, String reason) {
        run.lock()
                .createUpdate("""
                        insert into hub.cursors (tenant, flow, cursor, complete, not_before, updated_at)
                        values (:tenant, :flow, '{}', false, :until, :now)
                        on conflict (tenant, flow) do update set not_before = excluded.not_before
                        """)
                .bind("tenant", tenant)
                .bind("flow", run.id().flow())
                .bind("until", until)
                .bind("now", clock.instant())
                .execute();
        run.lock()
                .createUpdate("""
                        insert into hub.requests (tenant, flow, reason, requested_at)
                        values (:tenant, :flow, 'deferred', :now) on conflict (tenant, flow) do nothing
                        """)
                .bind("tenant", tenant)
                .bind("flow", run.id().flow())
                .bind("now", clock.instant())
                .execute();
        end(run, "deferred", reason);
    }

    private void end(Run run, String status, String error) {
        try {
            end(run.lock(), run.id(), status, error);
        } finally {
            unlock(run.lock(), run.id().flow(), true);
        }
    }

    private void end(Handle handle, RunId run, String status, String error) {
        handle.createUpdate("""
                        update hub.runs set status = :status, ended_at = :now, error = nullif(:error, '')
                        where run_id = :run and status = 'running'
                        """)
                .bind("status", status)
                .bind("now", clock.instant())
                .bind("error", error)
                .bind("run", run.value())
                .execute();
    }

    void unlock(Handle lock, String flow, boolean ours) {
        try (lock) {
            if (ours) {
                lock.createQuery("select pg_advisory_unlock(hashtext(:tenant), hashtext(:flow))")
                        .bind("tenant", tenant)
                        .bind("flow", flow)
                        .mapTo(Boolean.class)
                        .one();
            }
        }
    }
}
