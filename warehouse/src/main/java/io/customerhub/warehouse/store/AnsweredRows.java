package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.warehouse.store.Outbox.Claimed;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What becomes of rows of the outbox that a sink has answered for; one that has moved on meanwhile is due again. */
final class AnsweredRows {
    private final String tenant;
    private final InstantSource clock;

    AnsweredRows(String tenant, InstantSource clock) {
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Of whom a sink has taken its record away there is nothing left to take, however often that was planned meanwhile. */
    void written(Handle handle, String sink, List<Claimed> rows, List<String> vendorIds) {
        if (rows.isEmpty()) {
            return;
        }
        boolean retired = rows.get(0).delivery().operation() == Operation.RETIRE;
        String known = retired ? """
                known as (
                    delete from hub.sink_records k using answered a
                    where k.tenant = :tenant and k.sink = :sink and k.customer_id = a.customer_id returning 1),
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
                            select * from unnest(:customers, :versions, :vendorIds, :fields)
                                as a (customer_id, version, vendor_id, fields)),
                        """ + known + """
                                done as (
                                    delete from hub.outbox o using answered a
                                    where o.tenant = :tenant and o.sink = :sink and o.customer_id = a.customer_id
                                          and o.operation = :operation and (o.version = a.version or :retired)
                                    returning o.run_id),
                                moved_on as (
                                    update hub.outbox o set claimed_until = null, attempts = 0
                                    from answered a
                                    where o.tenant = :tenant and o.sink = :sink and o.customer_id = a.customer_id
                                          and (o.operation <> :operation or o.version <> a.version and not :retired)
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

    void refused(Handle handle, String sink, List<Claimed> rows, List<String> words) {
        handle.createUpdate("""
                        with refused as (
                            update hub.outbox o
                            set state = 'failed', last_error = a.words, claimed_until = null
                            from unnest(:customers, :versions, :words) as a (customer_id, version, words)
                            where o.tenant = :tenant and o.sink = :sink and o.customer_id = a.customer_id
                                  and o.version = a.version
                            returning o.run_id),
                        moved_on as (
                            update hub.outbox o set claimed_until = null
                            from unnest(:customers, :versions) as a (customer_id, version)
                            where o.tenant = :tenant and o.sink = :sink and o.customer_id = a.customer_id
                                  and o.version <> a.version
                            returning 1)
                        update hub.run_sinks r set failed = r.failed + d.rows
                        from (select run_id, count(*) as rows from refused group by run_id) d
                        where r.run_id = d.run_id and r.sink = :sink
                        """)
                .bind("tenant", tenant)
                .bind("sink", sink)
                .bindArray("customers", UUID.class, Outbox.customers(rows))
                .bindArray("versions", Integer.class, versions(rows))
                .bind("words", texts(words))
                .execute();
    }

    private static List<Integer> versions(List<Claimed> rows) {
        return rows.stream().map(Claimed::version).toList();
    }
}
