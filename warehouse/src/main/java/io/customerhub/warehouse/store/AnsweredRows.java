package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What becomes of rows of the outbox that a sink has answered for; one that has moved on meanwhile is due again. */
final class AnsweredRows {
    private final String tenant;
    private final InstantSource clock;
    private final int mostAttempts;

    AnsweredRows(String tenant, InstantSource clock, int mostAttempts) {
        this.tenant = tenant;
        this.clock = clock;
        this.mostAttempts = mostAttempts;
    }

    /** Of whom a sink has taken its record away there is nothing left to take, however often that was planned meanwhile. */
    void written(Handle handle, String sink, List<Claimed> rows, List<String> vendorIds) {
        if (rows.isEmpty()) {
            return;
        }
        boolean retired = rows.get(0).delivery().operation() == Operation.RETIRE;
        String known = retired ? """
                known as (
                    delete from hub.sink_records where sink = :sink and customer_id = any(:customers) returning 1),
                """ : """
                known as (
                    insert into hub.sink_records as k (tenant, sink, customer_id, vendor_id, fields, delivered_at)
                    select :tenant, :sink, customer_id, vendor_id, fields::jsonb, :now from answered
                    on conflict (customer_id, sink) do update
                    set vendor_id = excluded.vendor_id, fields = excluded.fields,
                        delivered_at = excluded.delivered_at,
                        theirs = (select jsonb_object_agg(t.key, t.value) from jsonb_each(k.theirs) t
                                  where excluded.fields -> t.key = k.fields -> t.key)
                    returning 1),
                """;
        handle.createUpdate("""
                        with answered as materialized (
                            select a.*, o.operation is not distinct from :operation
                                        and (o.version is not distinct from a.version or :retired) as current
                            from unnest(:customers, :versions, :vendorIds, :fields)
                                as a (customer_id, version, vendor_id, fields)
                            left join lateral (select * from hub.outbox o
                                               where o.customer_id = a.customer_id and o.sink = :sink offset 0) o on true),
                        """ + known + """
                                done as (
                                    delete from hub.outbox
                                    where sink = :sink
                                          and customer_id = any(array(select customer_id from answered where current))
                                    returning run_id),
                                moved_on as (
                                    update hub.outbox set claimed_until = null, attempts = 0
                                    where sink = :sink
                                          and customer_id = any(array(select customer_id from answered where not current))
                                    returning 1)
                                update hub.run_sinks r set written = r.written + d.rows
                                from (select run_id, count(*) as rows from done group by run_id) d
                                where r.run_id = d.run_id and r.sink = :sink
                                """)
                .bind("tenant", tenant)
                .bind("sink", sink)
                .bind("now", clock.instant())
                .bind("operation", retired ? "RETIRE" : "UPSERT")
                .bind("retired", retired)
                .bindArray("customers", UUID.class, Outbox.customers(rows))
                .bindArray("versions", Integer.class, versions(rows))
                .bind("vendorIds", texts(vendorIds))
                .bind("fields", texts(rows, r -> r.delivery().fields().toString()))
                .execute();
    }

    /**
     * Rows that wait until they become something else, or a person has them offered again.
     *
     * @param answers what the sink said, in the order of the rows. What conflicts is due again, after all that was never sent, while
     *     the sink writes others: one of them may give up what this one wants
     * @param written when the sink last wrote any
     */
    void refused(Handle handle, String sink, List<Claimed> rows, List<Answer> answers, Instant written) {
        if (rows.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        with answered as materialized (
                            select a.*, o.version is not distinct from a.version as current,
                                   a.conflicts and o.attempts < :most and coalesce(o.failed_at < :written, true) as again
                            from unnest(:customers, :versions, :words, :conflicts)
                                as a (customer_id, version, words, conflicts)
                            left join lateral (select * from hub.outbox o
                                               where o.customer_id = a.customer_id and o.sink = :sink offset 0) o on true),
                        refused as (
                            update hub.outbox o
                            set state = case when a.again then 'pending' else 'failed' end, claimed_until = null,
                                failed_at = case when a.again then :now else o.failed_at end, last_error = a.words
                            from answered a
                            where o.sink = :sink and a.customer_id = o.customer_id
                                  and o.customer_id = any(array(select customer_id from answered where current))
                            returning o.run_id, o.state),
                        moved_on as (
                            update hub.outbox set claimed_until = null
                            where sink = :sink
                                  and customer_id = any(array(select customer_id from answered where not current))
                            returning 1)
                        update hub.run_sinks r set failed = r.failed + d.rows
                        from (select run_id, count(*) as rows from refused where state = 'failed' group by run_id) d
                        where r.run_id = d.run_id and r.sink = :sink
                        """)
                .bind("sink", sink)
                .bind("now", clock.instant())
                .bind("most", mostAttempts)
                .bind("written", written)
                .bindArray("customers", UUID.class, Outbox.customers(rows))
                .bindArray("versions", Integer.class, versions(rows))
                .bind("words", texts(answers, Answer::message))
                .bindArray(
                        "conflicts",
                        Boolean.class,
                        answers.stream()
                                .map(answer -> answer.outcome() == Answer.Outcome.CONFLICTING)
                                .toList())
                .execute();
    }

    private static List<Integer> versions(List<Claimed> rows) {
        return rows.stream().map(Claimed::version).toList();
    }
}
