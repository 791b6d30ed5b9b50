package io.customerhub.warehouse.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Flows that somebody outside asked for: kept until the run begins, so that an answered webhook is never forgotten. */
public final class Requests {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    Requests(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * A flow that was asked for.
     *
     * @param reason what asked, such as {@code webhook}
     */
    public record Request(String flow, String reason) {}

    /** Asks for a run; asking twice before it begins is asking once. */
    public void add(String flow, String reason) {
        jdbi.useHandle(handle -> add(handle, tenant, flow, reason, clock.instant()));
    }

    /** Asks for a run in a transaction that holds more. */
    static void add(Handle handle, String tenant, String flow, String reason, Instant now) {
        handle.createUpdate("""
                        insert into hub.requests (tenant, flow, reason, requested_at)
                        values (:tenant, :flow, :reason, :now) on conflict (tenant, flow) do nothing
                        """)
                .bind("tenant", tenant)
                .bind("flow", flow)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
    }

    /** The flows asked for, the longest waiting first. */
    public List<Request> waiting() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select flow, reason from hub.requests where tenant = :tenant order by requested_at, flow")
                .bind("tenant", tenant)
                .map((row, context) -> new Request(row.getString("flow"), row.getString("reason")))
                .list());
    }
}
