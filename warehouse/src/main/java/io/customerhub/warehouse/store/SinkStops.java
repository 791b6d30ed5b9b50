package io.customerhub.warehouse.store;

import io.customerhub.mapping.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Sinks that are told nothing, because a person paused them or because a run would have changed too much of them. */
public final class SinkStops {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    SinkStops(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * A sink that stands still.
     *
     * @param guarded whether a guard rail stopped it, and not a person
     * @param reason in words
     * @param by who stopped it
     */
    public record Stop(String sink, boolean guarded, String reason, Instant since, String by) {}

    /** All stops, in the order of their sinks. */
    public List<Stop> all() {
        return jdbi.withHandle(handle -> all(handle, tenant));
    }

    static List<Stop> all(Handle handle, String tenant) {
        return handle.createQuery("""
                        select sink, kind = 'guarded', reason, stopped_at, stopped_by
                        from hub.sink_stops where tenant = :tenant order by sink
                        """)
                .bind("tenant", tenant)
                .map((row, context) -> new Stop(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5)))
                .list();
    }

    /** How a sink stands, where it stands still. */
    public Optional<Stop> of(String sink) {
        return all().stream().filter(stop -> stop.sink().equals(sink)).findFirst();
    }

    /** Pauses a sink. A batch that is on its way is delivered. */
    public void pause(String sink, String reason, String by) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            insert into hub.sink_stops (tenant, sink, kind, reason, stopped_at, stopped_by)
                            values (:tenant, :sink, 'paused', :reason, :now, :by)
                            on conflict (sink, tenant) do nothing
                            """)
                    .bind("tenant", tenant)
                    .bind("sink", sink)
                    .bind("reason", reason)
                    .bind("now", clock.instant())
                    .bind("by", by)
                    .execute();
            audit(handle, sink, "sink.pause", reason, by);
        });
    }

    /** Lets sinks go on. */
    public void lift(List<String> sinks, String reason, String by) {
        jdbi.useTransaction(handle -> lift(handle, sinks, reason, by));
    }

    void lift(Handle handle, List<String> sinks, String reason, String by) {
        for (String sink : sinks) {
            int lifted = handle.createUpdate("delete from hub.sink_stops where tenant = :tenant and sink = :sink")
                    .bind("tenant", tenant)
                    .bind("sink", sink)
                    .execute();
            if (lifted > 0) {
                audit(handle, sink, "sink.resume", reason, by);
            }
        }
    }

    private void audit(Handle handle, String sink, String action, String reason, String by) {
        Audit.add(
                handle,
                tenant,
                clock.instant(),
                by,
                action,
                sink,
                Json.MAPPER.createObjectNode().put("reason", reason));
    }
}
