package io.customerhub.warehouse.store;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The runs of streams that this process reads: each lasts as long as its consumer. Any number of processes read the same
 * stream, so a run holds no lock of its flow but one of its own number; without that its process is known to have ended.
 */
public final class StreamRuns implements AutoCloseable {
    /** Why such a run began. */
    public static final String REASON = "stream";

    /** The class of advisory locks that runs of streams hold. */
    private static final int LOCK_CLASS = 0x53_54_52;

    private static final int PATIENCE_SECONDS = 2;

    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;
    private Optional<Handle> session = Optional.empty();

    StreamRuns(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Begins a run, and enters of those whose process ended without a word that they were cut off. */
    public synchronized RunId begin(String flow) {
        Handle handle = session();
        endCutOff(handle, flow);
        long id = handle.createQuery("""
                        insert into hub.runs (tenant, flow, reason, started_at, status)
                        select :tenant, :flow, :reason, :now, 'running'
                        returning run_id
                        """)
                .bind("tenant", tenant)
                .bind("flow", flow)
                .bind("reason", REASON)
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one();
        handle.createQuery("select pg_try_advisory_lock(:class, (:run % 2147483647)::integer)")
                .bind("class", LOCK_CLASS)
                .bind("run", id)
                .mapTo(Boolean.class)
                .one();
        return new RunId(id, flow);
    }

    /** Of the runs that say that they are under way, those whose number nobody holds are not. */
    private void endCutOff(Handle handle, String flow) {
        handle.createUpdate("""
                        update hub.runs r set status = 'interrupted', ended_at = :now,
                               error = 'the process that ran it ended without a word'
                        where r.tenant = :tenant and r.flow = :flow and r.reason = :reason and r.status = 'running'
                              and not exists (
                                  select from pg_locks l
                                  where l.locktype = 'advisory' and l.classid = :class and l.objsubid = 2
                                        and l.objid = (r.run_id % 2147483647)
                                        and l.database = (select oid from pg_database where datname = current_database()))
                        """)
                .bind("tenant", tenant)
                .bind("flow", flow)
                .bind("reason", REASON)
                .bind("class", LOCK_CLASS)
                .bind("now", clock.instant())
                .execute();
    }

    /** Whether the runs of this process are still held: a lost session has given them back. */
    public synchronized boolean areHeld() {
        return session.filter(StreamRuns::isAlive).isPresent();
    }

    /** Ends a run because nobody reads its stream here any more. */
    public synchronized void end(RunId run, String reason) {
        Handle handle = session();
        handle.createUpdate("""
                        update hub.runs set status = 'interrupted', ended_at = :now, error = :reason
                        where run_id = :run and status = 'running'
                        """)
                .bind("now", clock.instant())
                .bind("reason", reason)
                .bind("run", run.value())
                .execute();
        handle.createQuery("select pg_advisory_unlock(:class, (:run % 2147483647)::integer)")
                .bind("class", LOCK_CLASS)
                .bind("run", run.value())
                .mapTo(Boolean.class)
                .one();
    }

    @SuppressWarnings("MustBeClosedChecker") // the session holds the runs, and is closed with this
    private Handle session() {
        if (!areHeld()) {
            close();
            session = Optional.of(jdbi.open());
        }
        return session.orElseThrow();
    }

    private static boolean isAlive(Handle handle) {
        try {
            return handle.getConnection().isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** A session lives on among the pool's connections, and would keep its locks. */
    private static void release(Handle handle) {
        try (handle) {
            handle.execute("select pg_advisory_unlock_all()");
        }
    }

    /** Gives the session back, and with it all runs that have not ended. */
    @Override
    public synchronized void close() {
        try {
            session.ifPresent(StreamRuns::release);
        } catch (JdbiException e) {
            // The session was lost before: there is nothing to give back.
        } finally {
            session = Optional.empty();
        }
    }
}
