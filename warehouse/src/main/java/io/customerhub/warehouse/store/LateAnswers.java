package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of rows whose answer comes after others have claimed them: the call may have reached the sink after theirs, and
 * then the sink holds what is out of date. So it is told once more what it should hold: a row that waits or is on its way is
 * delivered again afterwards, and of one that is settled a row is made, where what was told late differs from what was told since.
 */
final class LateAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);

    private final String tenant;
    private final InstantSource clock;

    LateAnswers(String tenant, InstantSource clock) {
        this.tenant = tenant;
        this.clock = clock;
    }

    void tellAgain(Handle handle, String sink, List<Claimed> rows) {
        if (rows.isEmpty()) {
            return;
        }
        LOG.warn(
                "{} deliveries to {} were taken over while this node was away: the sink is told again what differs",
                rows.size(),
                sink);
        handle.createUpdate("""
                        with late as materialized (
                            select l.*, o.customer_id is not null as waiting, k.fields as known
                            from unnest(:customers, :operations, :fields, :runs)
                                as l (customer_id, operation, fields, run_id)
                            left join hub.outbox o on o.customer_id = l.customer_id and o.sink = :sink
                            left join hub.sink_records k on k.customer_id = l.customer_id and k.sink = :sink),
                        moved_on as (
                            update hub.outbox set version = version + 1
                            where sink = :sink and customer_id = any(array(select customer_id from late where waiting))
                            returning 1),
                        told as (
                            insert into hub.outbox (tenant, sink, customer_id, operation, fields, run_id, not_before, created_at)
                            select :tenant, :sink, customer_id, case when known is null then 'RETIRE' else 'UPSERT' end,
                                   coalesce(known, '{}'), run_id, :now, :now
                            from late
                            where not waiting
                                  and case when known is null then operation <> 'RETIRE'
                                           else operation = 'RETIRE' or known is distinct from fields::jsonb end
                            on conflict (customer_id, sink) do nothing
                            returning run_id)
                        update hub.run_sinks r set planned = r.planned + t.rows
                        from (select run_id, count(*) as rows from told group by run_id) t
                        where r.run_id = t.run_id and r.sink = :sink
                        """)
                .bind("tenant", tenant)
                .bind("sink", sink)
                .bind("now", clock.instant())
                .bindArray("customers", UUID.class, Outbox.customers(rows))
                .bind(
                        "operations",
                        texts(rows, row -> row.delivery().operation().name()))
                .bind("fields", texts(rows, row -> row.delivery().fields().toString()))
                .bindArray("runs", Long.class, rows.stream().map(Claimed::run).toList())
                .execute();
    }
}
