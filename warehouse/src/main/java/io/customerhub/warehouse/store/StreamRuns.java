package io.customerhub.warehouse.store;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The runs of streams: each lasts as long as its consumer. Any number of nodes read the same stream, so a run holds no lease of its
 * flow; it ends with its node.
 */
public final class StreamRuns {
    /** Why such a run began. */
    public static final String REASON = "stream";

    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;
    private final Node node;

    StreamRuns(Jdbi jdbi, String tenant, InstantSource clock, Node node) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
        this.node = node;
    }

    /** Begins a run. */
    public RunId begin(String flow) {
        return jdbi.inTransaction(handle -> new RunId(
                handle.createQuery("""
                                insert into hub.runs (tenant, flow, reason, started_at, status, node_id)
                                values (:tenant, :flow, :reason, :now, 'running', :node) returning run_id
                                """)
                        .bind("node", node.hold(handle))
                        .bind("tenant", tenant)
                        .bind("flow", flow)
                        .bind("reason", REASON)
                        .bind("now", clock.instant())
                        .mapTo(Long.class)
                        .one(),
                flow));
    }

    /** Whether a run is still under way: where its node was given up, others have ended it. */
    public boolean isRunning(RunId run) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select from hub.runs where run_id = :run and status = 'running')")
                .bind("run", run.value())
                .mapTo(Boolean.class)
                .one());
    }

    /** Ends a run because nobody reads its stream here any more, unless others have. */
    public void end(RunId run, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update hub.runs set status = 'interrupted', ended_at = :now, error = :reason
                        where run_id = :run and status = 'running'
                        """)
                .bind("now", clock.instant())
                .bind("reason", reason)
                .bind("run", run.value())
                .execute());
    }
}
