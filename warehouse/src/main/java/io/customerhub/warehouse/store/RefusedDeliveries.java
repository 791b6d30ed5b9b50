package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.mapping.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What sinks would not have as it was: it waits until the customer becomes something else, or a person has it offered again. */
public final class RefusedDeliveries {
    private static final String CHOSEN = """
            o.tenant = :tenant and o.state = 'failed' and o.sink = any(:sinks)
            and strpos(lower(coalesce(o.last_error, '')), lower(:words)) > 0
            """;

    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    RefusedDeliveries(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * A delivery that a sink refused.
     *
     * @param name the customer's; empty where there is none
     * @param words the sink's own, or why the hub gave up
     * @param since when it was planned
     */
    public record Refused(
            String sink, String customer, String name, String words, int attempts, Instant since, long run) {}

    /**
     * Refused deliveries, the oldest first.
     *
     * @param words a part of the sink's words; all where empty
     */
    public List<Refused> list(List<String> sinks, String words, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select o.sink, o.customer_id, coalesce(c.name, c.organisation, ''), coalesce(o.last_error, ''),
                               o.attempts, o.created_at, o.run_id
                        from hub.outbox o left join customer_360.customers c using (tenant, customer_id)
                        where %s order by o.sink, o.created_at, o.customer_id limit :most
                        """.formatted(CHOSEN))
                .bind("tenant", tenant)
                .bind("sinks", texts(sinks))
                .bind("words", words)
                .bind("most", most)
                .map((row, context) -> new Refused(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getTimestamp(6).toInstant(),
                        row.getLong(7)))
                .list());
    }

    /** Has refused deliveries offered again as they are; how many. Their runs' ledgers count them as pending again. */
    public long offerAgain(List<String> sinks, String words, String by) {
        return jdbi.inTransaction(handle -> {
            List<String> offered = handle.createQuery("""
                            with offered as (
                                update hub.outbox o
                                set state = 'pending', attempts = 0, together = null, failed_at = null, last_error = null,
                                    not_before = :now, claimed_until = null
                                where %s returning o.run_id, o.sink, o.customer_id),
                            counted as (
                                update hub.run_sinks r set failed = r.failed - f.rows
                                from (select run_id, sink, count(*) as rows from offered group by run_id, sink) f
                                where r.run_id = f.run_id and r.sink = f.sink returning 1)
                            select sink from offered
                            """.formatted(CHOSEN))
                    .bind("tenant", tenant)
                    .bind("sinks", texts(sinks))
                    .bind("words", words)
                    .bind("now", clock.instant())
                    .mapTo(String.class)
                    .list();
            JsonNode detail = Json.MAPPER.createObjectNode().put("words", words);
            offered.stream()
                    .distinct()
                    .forEach(sink -> Audit.add(handle, tenant, clock.instant(), by, "refused.retry", sink, detail));
            return (long) offered.size();
        });
    }
}
