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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What the outbox would have sinks be told, and why: what a rehearsal put into it, or all that waits. What a transaction
 * itself wrote is told by its number on each row.
 */
final class PlannedDeliveries {
    private static final String OF_OUTBOX = """
            select o.sink, o.customer_id, coalesce(c.name, c.organisation), o.operation, k.vendor_id,
                   k.fields, o.fields, o.claimed_until is not null, coalesce(c.lineage, '{}'), r.flow, o.run_id
            from hub.outbox o
            join hub.runs r using (run_id)
            left join hub.sink_records k on k.tenant = o.tenant and k.sink = o.sink and k.customer_id = o.customer_id
            left join customer_360.customers c on c.customer_id = o.customer_id
            where o.tenant = :tenant and o.state = 'pending'
            """;

    /** How many records are named as the reason; of the others only how many there are is told. */
    private static final int MOST_REASONS = 3;

    /** These queries read whole tables, once a rehearsal. */
    private static final String WHOLE_TABLES = "set local enable_seqscan = on";

    private final Handle handle;
    private final String tenant;

    PlannedDeliveries(Handle handle, String tenant) {
        this.handle = handle;
        this.tenant = tenant;
    }

    /** What this transaction's run put there. */
    List<PlannedDelivery> ofRun(RunId run) {
        Map<UUID, List<String>> reasons = reasons(run);
        return query(OF_OUTBOX + "and o.xmin = pg_current_xact_id()::xid order by o.sink, o.customer_id")
                .map((row, context) -> delivery(row, reasons.getOrDefault(row.getObject(2, UUID.class), List.of())))
                .list();
    }

    /** All that waits for these sinks. */
    List<PlannedDelivery> waiting(List<String> sinks) {
        return query(OF_OUTBOX + "and o.sink = any(:sinks) order by o.sink, o.customer_id")
                .bind("sinks", texts(sinks))
                .map((row, context) -> delivery(
                        row, List.of("run " + row.getLong(11) + " of " + row.getString(10) + " left it there")))
                .list();
    }

    private static PlannedDelivery delivery(ResultSet row, List<String> because) throws SQLException {
        return new PlannedDelivery(
                row.getString(1),
                new CustomerId(row.getObject(2, UUID.class)),
                Optional.ofNullable(row.getString(3)),
                Operation.valueOf(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)).map(json -> (ObjectNode) Rows.tree(json)),
                (ObjectNode) Rows.tree(row.getString(7)),
                row.getBoolean(8),
                Rows.tree(row.getString(9)),
                because);
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

    /** How much waits for these sinks, and how much each of them has refused. */
    List<Counts> countsOfWaiting(List<String> sinks) {
        return query("""
                        select s.sink,
                               count(*) filter (where pending and operation = 'UPSERT' and not held),
                               count(*) filter (where pending and operation = 'UPSERT' and held),
                               count(*) filter (where pending and operation = 'RETIRE'),
                               count(*) filter (where not pending)
                        from unnest(:sinks) s (sink)
                        left join (select o.sink, o.operation, o.state = 'pending' as pending,
                                          k.customer_id is not null as held
                                   from hub.outbox o left join hub.sink_records k using (tenant, sink, customer_id)
                                   where o.tenant = :tenant) o using (sink)
                        group by s.sink order by s.sink
                        """)
                .bind("sinks", texts(sinks))
                .map((row, context) -> new Counts(
                        row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), 0, 0, 0, row.getLong(5)))
                .list();
    }

    /** For each customer what the run brought of them, and who they turned out to be. */
    private Map<UUID, List<String>> reasons(RunId run) {
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
                .bind("run", run.value())
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
        for (IdentityEvent event : IdentityEvents.of(handle, run)) {
            for (String customer : event.customers()) {
                of(reasons, UUID.fromString(customer)).add(event.words(customer));
            }
        }
        return reasons;
    }

    private static List<String> of(Map<UUID, List<String>> reasons, UUID customer) {
        return reasons.computeIfAbsent(customer, id -> new ArrayList<>());
    }

    private Query query(String sql) {
        handle.execute(WHOLE_TABLES);
        return handle.createQuery(sql).bind("tenant", tenant);
    }
}
