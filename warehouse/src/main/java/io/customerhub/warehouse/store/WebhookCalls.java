package io.customerhub.warehouse.store;

import io.customerhub.mapping.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** Genuine calls of webhooks: remembered, so that a repeated one asks for nothing. */
public final class WebhookCalls {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    WebhookCalls(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * An event of which a record must stay.
     *
     * @param action the system's word for it
     * @param subject the system's id of what it is about
     */
    public record Audited(String action, String subject) {}

    /**
     * Keeps a call, the flows it asks for and its audit in one transaction.
     *
     * @param fingerprint the same for the same call, repeated
     * @return false where the call was kept before and is still remembered; then nothing is added
     */
    public boolean keep(
            String webhook, String fingerprint, Duration keptFor, Set<String> flows, List<Audited> audited) {
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> {
            boolean first = handle.createUpdate("""
                                    insert into hub.webhook_calls (tenant, webhook, fingerprint, received_at, forget_at)
                                    values (:tenant, :webhook, :fingerprint, :now, :forget)
                                    on conflict (fingerprint, webhook, tenant) do update
                                    set received_at = excluded.received_at, forget_at = excluded.forget_at
                                    where hub.webhook_calls.forget_at <= :now
                                    """)
                            .bind("tenant", tenant)
                            .bind("webhook", webhook)
                            .bind("fingerprint", fingerprint)
                            .bind("now", now)
                            .bind("forget", now.plus(keptFor))
                            .execute()
                    == 1;
            if (first) {
                // Always in the same order: two calls with the same flows never wait for each other.
                new TreeSet<>(flows).forEach(flow -> Requests.add(handle, tenant, flow, "webhook", now));
                audited.forEach(event -> Audit.add(
                        handle,
                        tenant,
                        now,
                        "webhook " + webhook,
                        event.action(),
                        event.subject(),
                        Json.MAPPER.createObjectNode()));
            }
            return first;
        });
    }

    /** Forgets the calls whose time is over; how many. */
    public int forget() {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "delete from hub.webhook_calls where tenant = :tenant and forget_at <= :now")
                .bind("tenant", tenant)
                .bind("now", clock.instant())
                .execute());
    }
}
