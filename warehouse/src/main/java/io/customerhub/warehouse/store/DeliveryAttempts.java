package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.connectors.Answer;
import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Every attempt to tell a sink of a customer, and what came of it: kept for a while. */
public final class DeliveryAttempts {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    DeliveryAttempts(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Keeps what a sink said to rows; one that it did not mention is unanswered. */
    void answered(Handle handle, String sink, List<Claimed> rows, Map<String, Answer> answers) {
        keep(
                handle,
                sink,
                rows,
                rows.stream()
                        .map(row -> answers.getOrDefault(
                                row.delivery().externalId(),
                                Answer.unanswered(row.delivery().externalId(), Outbox.NO_ANSWER)))
                        .toList(),
                answer -> answer.outcome().name().toLowerCase(Locale.ROOT));
    }

    /** Keeps that a call failed as a whole: nobody knows what the sink has of its rows. */
    void failed(Handle handle, String sink, List<Claimed> rows, String reason) {
        keep(
                handle,
                sink,
                rows,
                rows.stream()
                        .map(row -> Answer.unanswered(row.delivery().externalId(), reason))
                        .toList(),
                answer -> "failed");
    }

    private void keep(
            Handle handle, String sink, List<Claimed> rows, List<Answer> answers, Function<Answer, String> outcome) {
        handle.createUpdate("""
                        insert into hub.delivery_attempts
                            (tenant, sink, customer_id, at, operation, outcome, vendor_id, request, words)
                        select :tenant, :sink, customer_id, :now, operation, outcome, nullif(vendor_id, ''),
                               nullif(request, ''), nullif(words, '')
                        from unnest(:customers, :operations, :outcomes, :vendorIds, :requests, :words)
                             as a (customer_id, operation, outcome, vendor_id, request, words)
                        """)
                .bind("tenant", tenant)
                .bind("sink", sink)
                .bind("now", clock.instant())
                .bindArray(
                        "customers",
                        UUID.class,
                        answers.stream()
                                .map(a -> UUID.fromString(a.externalId()))
                                .toList())
                .bind(
                        "operations",
                        texts(rows, row -> row.delivery().operation().name()))
                .bind("outcomes", texts(answers, outcome))
                .bind("vendorIds", texts(answers, answer -> answer.vendorId().orElse("")))
                .bind("requests", texts(answers, answer -> answer.request().orElse("")))
                .bind("words", texts(answers, Answer::message))
                .execute();
    }

    /** Forgets attempts that are older than so long; how many. */
    public int forget(Duration keptFor) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "delete from hub.delivery_attempts where tenant = :tenant and at < :before")
                .bind("tenant", tenant)
                .bind("before", clock.instant().minus(keptFor))
                .execute());
    }
}
