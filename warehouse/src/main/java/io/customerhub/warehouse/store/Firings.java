package io.customerhub.warehouse.store;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Firings of schedules: each is taken once, by whichever node comes first. */
public final class Firings {
    private final Jdbi jdbi;
    private final String tenant;
    private final Node node;

    Firings(Jdbi jdbi, String tenant, Node node) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.node = node;
    }

    /**
     * Takes a firing.
     *
     * @param dueAt when the schedule says it is due
     * @return false where it was taken before
     */
    public boolean take(String schedule, Instant dueAt) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                insert into hub.firings (tenant, schedule, due_at, node)
                                values (:tenant, :schedule, :due, :node)
                                on conflict (due_at, schedule, tenant) do nothing
                                """)
                        .bind("tenant", tenant)
                        .bind("schedule", schedule)
                        .bind("due", dueAt)
                        .bind("node", node.settings().name())
                        .execute()
                > 0);
    }

    /** Forgets firings that are older than so long. */
    public int forget(Duration keptFor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from hub.firings
                        where tenant = :tenant and due_at < clock_timestamp() - :kept::interval
                        """)
                .bind("tenant", tenant)
                .bind("kept", keptFor.toSeconds() + " seconds")
                .execute());
    }
}
