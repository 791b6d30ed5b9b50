package io.customerhub.warehouse.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The nodes that share the warehouse, and what each of them holds. */
public final class Nodes {
    private final Jdbi jdbi;
    private final String tenant;

    Nodes(Jdbi jdbi, String tenant) {
        this.jdbi = jdbi;
        this.tenant = tenant;
    }

    /**
     * A node that is alive as far as others know.
     *
     * @param node its number
     * @param silentSeconds for how long it has not been heard of, by the database's clock
     * @param filesVersion the declared files it decides by; empty for a command
     */
    public record NodeReport(
            int node,
            String name,
            String version,
            boolean serves,
            Instant startedAt,
            long silentSeconds,
            Optional<Integer> filesVersion) {}

    /**
     * A lease that is held.
     *
     * @param name what is held, as {@code flow:quickbooks-customers}
     * @param node who holds it, in words
     * @param heldSeconds for how long, by the database's clock
     * @param purpose what for
     */
    public record LeaseReport(String name, String node, Instant takenAt, long heldSeconds, String purpose) {}

    /** Those who are alive, the oldest first. */
    public List<NodeReport> alive() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select node_id, name, version, serves, started_at,
                               extract(epoch from clock_timestamp() - seen_at)::bigint, files_version
                        from hub.nodes where tenant = :tenant and ended_at is null order by node_id
                        """)
                .bind("tenant", tenant)
                .map((row, context) -> node(row))
                .list());
    }

    private static NodeReport node(ResultSet row) throws SQLException {
        return new NodeReport(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getTimestamp(5).toInstant(),
                row.getLong(6),
                Optional.ofNullable(row.getObject(7, Integer.class)));
    }

    /** What is held, in the order of names. */
    public List<LeaseReport> leases() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select l.name, n.name, l.taken_at,
                               extract(epoch from clock_timestamp() - l.taken_at)::bigint, l.purpose
                        from hub.leases l join hub.nodes n on n.node_id = l.holder
                        where l.tenant = :tenant order by l.name
                        """)
                .bind("tenant", tenant)
                .map((row, context) -> new LeaseReport(
                        row.getString(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getLong(4),
                        row.getString(5)))
                .list());
    }

    /** What any node that is alive runs by the clock. */
    public Set<String> schedules() {
        return jdbi.withHandle((Handle handle) -> handle.createQuery(
                        "select distinct unnest(schedules) from hub.nodes where tenant = :tenant and ended_at is null")
                .bind("tenant", tenant)
                .mapTo(String.class)
                .set());
    }
}
