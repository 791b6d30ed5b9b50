package io.customerhub.warehouse.store;

import java.time.InstantSource;
import java.util.List;
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

    /** Asks for a run; asking twice before it begins is asking once. */
    public void add(String flow, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into hub.requests (tenant, flow, reason, requested_at)
                        values (:tenant, :flow, :reason, :now) on conflict (tenant, flow) do nothing
                        """)
                .bind("tenant", tenant)
                .bind("flow", flow)
                .bind("reason", reason)
                .bind("now", clock.instant())
                .execute());
    }

    /** The flows asked for, the longest waiting first. */
    public List<String> waiting() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select flow from hub.requests where tenant = :tenant order by requested_at, flow")
                .bind("tenant", tenant)
                .mapTo(String.class)
                .list());
    }
}
