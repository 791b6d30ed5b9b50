package io.customerhub.warehouse.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Where systems' streams of events go on after a restart. */
public final class StreamPositions {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    StreamPositions(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** The system's id of the last event of a stream; empty where none was kept. */
    public OptionalLong last(String stream) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select position from hub.stream_positions where tenant = :tenant and stream = :stream")
                        .bind("tenant", tenant)
                        .bind("stream", stream)
                        .mapTo(Long.class)
                        .findOne())
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /**
     * Keeps an event's place and the flows it asks for in one transaction.
     *
     * @param position the system's id of the event; without one the place stays
     */
    public void keep(String stream, OptionalLong position, Set<String> flows) {
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            // Always in the same order, as webhooks do.
            new TreeSet<>(flows).forEach(flow -> Requests.add(handle, tenant, flow, "event", now));
            position.ifPresent(last -> put(handle, stream, last, now));
        });
    }

    private void put(Handle handle, String stream, long position, Instant now) {
        handle.createUpdate("""
                        insert into hub.stream_positions (tenant, stream, position, kept_at)
                        values (:tenant, :stream, :position, :now)
                        on conflict (tenant, stream) do update set position = excluded.position, kept_at = excluded.kept_at
                        """)
                .bind("tenant", tenant)
                .bind("stream", stream)
                .bind("position", position)
                .bind("now", now)
                .execute();
    }
}
