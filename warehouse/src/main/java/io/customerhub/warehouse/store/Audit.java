package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Who did what to what, kept in the transaction in which it is done. */
final class Audit {
    private Audit() {}

    /**
     * Keeps what was done.
     *
     * @param action as {@code sink.pause}
     * @param detail without the values of anybody
     */
    static void add(
            Handle handle, String tenant, Instant at, String actor, String action, String subject, JsonNode detail) {
        handle.createUpdate("""
                        insert into hub.audit (tenant, at, actor, action, subject, detail)
                        values (:tenant, :at, :actor, :action, :subject, :detail::jsonb)
                        """)
                .bind("tenant", tenant)
                .bind("at", at)
                .bind("actor", actor)
                .bind("action", action)
                .bind("subject", subject)
                .bind("detail", detail.toString())
                .execute();
    }
}
