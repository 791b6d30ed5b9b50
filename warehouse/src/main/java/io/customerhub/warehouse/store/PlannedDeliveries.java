package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.PlannedDelivery.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/** What a rehearsal has put into the outbox, and why. What the transaction itself wrote is told by its number on each row. */
final class PlannedDeliveries {
    /** How many records are named as the reason; of the others only how many there are is told. */
    private static final int MOST_REASONS = 3;

    /** These queries read whole tables, once a rehearsal. */
    private static final String WHOLE_TABLES = "set local enable_seqscan = on";

    private final PageTransaction page;

    PlannedDeliveries(PageTransaction page) {
        this.page = page;
    }

    List<PlannedDelivery> all() {
        Map<UUID, List<String>> reasons = reasons();
        return query("""
                        select o.sink, o.customer_id, coalesce(c.name, c.organisation), o.operation, k.vendor_id,
                               k.fields, o.fields, o.claimed_until is not null, coalesce(c.lineage, '{}')
                        from hub.outbox o
                        left join hub.sink_records k using (tenant, sink, customer_id)
                        left join customer_360.customers c using (tenant, customer_id)
                        where o.tenant = :tenant and o.state = 'pending' and o.xmin = pg_current_xact_id()::xid
                        order by o.sink, o.customer_id
                        """).map((row, context) -> delivery(row, reasons)).list();
    }

    private static PlannedDelivery delivery(ResultSet row, Map<UUID, List<String>> reasons) throws SQLException {
        UUID customer = row.getObject(2, UUID.class);
        return new PlannedDelivery(
                row.getString(1),
                new CustomerId(customer),
                Optional.ofNullable(row.getString(3)),
                Operation.valueOf(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)).map(json -> (ObjectNode) Rows.tree(json)),
                (ObjectNode) Rows.tree(row.getString(7)),
                row.getBoolean(8),
                Rows.tree(row.getString(9)),
                reasons.getOrDefault(customer, List.of()));
    }

    /** Who is touched is told by their row in the profiles, which is written anew. */
    List<Counts> counts(List<String> sinks) {
        return query("""
                        with touched as materialized (
                            select customer_id from customer_360.customers
                            where tenant = :tenant and xmin = pg_current_xact_id()::xid),
                        told as (
                            select sink, customer_id, operation, state, xmin = pg_current_xact_id()::xid as now
                            from hub.outbox where tenant = :tenant),
                        judged as (
                            select s.sink, t.customer_id, o.operation, o.state, o.now, k.customer_id is not null as held
                            from unnest(:sinks) s (sink) cross join touched t
                            left join told o on o.sink = s.sink and o.customer_id = t.customer_id
                            left join hub.sink_records k on k.tenant = :tenant and k.sink = s.sink
                                                            and k.customer_id = t.customer_id
                            union all
                            select o.sink, o.customer_id, o.operation, o.state, o.now, true
                            from told o
                            where o.now and not exists (select from touched t where t.customer_id = o.customer_id))
                        select s.sink,
                               count(*) filter (where now and operation = 'UPSERT' and not held),
                               count(*) filter (where now and operation = 'UPSERT' and held),
                               count(*) filter (where now and operation = 'RETIRE'),
                               count(*) filter (where state is null and held),
                               count(*) filter (where customer_id is not null and state is null and not held),
                               count(*) filter (where state = 'pending' and not now),
                               count(*) filter (where state = 'failed')
                        from unnest(:sinks) s (sink) left join judged using (sink)
                        group by s.sink order by s.sink
                        """)
                .bind("sinks", texts(sinks))
                .map((row, context) -> new Counts(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8)))
                .list();
    }

    /** For each customer what the run brought of them, and who they turned out to be. */
    private Map<UUID, List<String>> reasons() {
        Map<UUID, List<String>> reasons = new HashMap<>();
        query("""
                        with brought as (
                            select r.customer_id, source || '/' || entity || '/' || record_id as record,
                                   row_number() over (partition by r.customer_id
                                                      order by source, entity, record_id) as place
                            from (select source, entity, record_id, customer_id from hub.customer_records
                                  where tenant = :tenant union all %s) r
                            join hub.raw_records l using (source, entity, record_id)
                            where l.tenant = :tenant and l.run_id = :run)
                        select customer_id, count(*),
                               array_agg(record order by place) filter (where place <= :most)
                        from brought group by customer_id
                        """.formatted(Belongings.ownedRecords()))
                .bind("most", MOST_REASONS)
                .bind("run", page.run().value())
                .map((row, context) -> {
                    String[] first = (String[]) row.getArray(3).getArray();
                    List<String> of = of(reasons, row.getObject(1, UUID.class));
                    for (String record : first) {
                        of.add(record + " is new or has changed");
                    }
                    long others = row.getLong(2) - first.length;
                    if (others > 0) {
                        of.add(others + " records more");
                    }
                    return row;
                })
                .list();
        query("select customer_id, into_id from hub.customer_redirects where tenant = :tenant and run_id = :run")
                .bind("run", page.run().value())
                .map((row, context) -> {
                    UUID from = row.getObject(1, UUID.class);
                    UUID into = row.getObject(2, UUID.class);
                    of(reasons, from).add("turned out to be customer " + into);
                    return of(reasons, into).add("customer " + from + " turned out to be this one");
                })
                .list();
        return reasons;
    }

    private static List<String> of(Map<UUID, List<String>> reasons, UUID customer) {
        return reasons.computeIfAbsent(customer, id -> new ArrayList<>());
    }

    private Query query(String sql) {
        page.handle().execute(WHOLE_TABLES);
        return page.handle().createQuery(sql).bind("tenant", page.tenant());
    }
}
