package io.customerhub.warehouse.store;

import io.customerhub.warehouse.store.Node.Serving;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database session that is a node's life: it holds an advisory lock of the node's number, which ends with the process. */
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Duration KEPT = Duration.ofDays(1);

    private final Handle handle;

    private Session(Handle handle) {
        this.handle = handle;
    }

    /** @param patience how long an answer may take, so that a network that vanished is found out in time */
    @SuppressWarnings("MustBeClosedChecker") // the session is the node's life
    static Session open(Jdbi jdbi, Duration patience) {
        Handle handle = jdbi.open();
        try {
            handle.getConnection().setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
        } catch (SQLException e) {
            handle.close();
            throw new IllegalStateException("joining those who share the warehouse: " + e.getMessage(), e);
        }
        return new Session(handle);
    }

    /** Enters a node into the book, alive from the moment in which others see it. */
    int enter(String tenant, NodeSettings settings, int lockClass) {
        return handle.inTransaction(transaction -> {
            transaction
                    .createUpdate("delete from hub.nodes where ended_at < clock_timestamp() - :kept::interval")
                    .bind("kept", KEPT.toSeconds() + " seconds")
                    .execute();
            int node = transaction
                    .createQuery("""
                            insert into hub.nodes (tenant, name, version, application, until)
                            values (:tenant, :name, :version, current_setting('application_name'),
                                    clock_timestamp() + :lease::interval)
                            returning node_id
                            """)
                    .bind("tenant", tenant)
                    .bind("name", settings.name())
                    .bind("version", settings.version())
                    .bind("lease", settings.lease().toMillis() + " milliseconds")
                    .mapTo(Integer.class)
                    .one();
            lock(transaction, node, lockClass);
            return node;
        });
    }

    private static void lock(Handle handle, int node, int lockClass) {
        handle.createQuery("select pg_try_advisory_lock(:class, :node)")
                .bind("class", lockClass)
                .bind("node", node)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Prolongs a node's life.
     *
     * @return false where others have given it up
     */
    boolean renew(int node, NodeSettings settings, Serving serving, int lockClass) {
        boolean alive = handle.createUpdate("""
                                update hub.nodes
                                set seen_at = clock_timestamp(), until = clock_timestamp() + :lease::interval,
                                    serves = :serves, schedules = :schedules, files_version = nullif(:files, 0)
                                where node_id = :node and ended_at is null
                                """)
                        .bind("node", node)
                        .bind("lease", settings.lease().toMillis() + " milliseconds")
                        .bind("serves", !serving.equals(Serving.NOTHING))
                        .bindArray("schedules", String.class, serving.schedules())
                        .bind("files", serving.filesVersion())
                        .execute()
                > 0;
        if (alive && !holds(node, lockClass)) {
            lock(handle, node, lockClass);
        }
        return alive;
    }

    private boolean holds(int node, int lockClass) {
        return handle.createQuery("""
                        select exists (select from pg_locks
                                       where locktype = 'advisory' and classid = :class and objid = :node
                                             and objsubid = 2 and pid = pg_backend_pid())
                        """)
                .bind("class", lockClass)
                .bind("node", node)
                .mapTo(Boolean.class)
                .one();
    }

    /** Ends it, and with it the lock. */
    @Override
    public void close() {
        try (handle) {
            handle.execute("select pg_advisory_unlock_all()");
        } catch (JdbiException e) {
            LOG.debug("the node's session has ended before");
        }
    }
}
