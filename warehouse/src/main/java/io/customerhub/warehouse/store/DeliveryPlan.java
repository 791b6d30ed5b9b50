package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.model.CustomerId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts into the outbox what a sink is to hold and does not: nothing else ever reaches it. */
public final class DeliveryPlan {
    /**
     * Compares what each customer's record should be with what the sink is known to hold and with what already waits.
     * A change joins the row that waits, whose run keeps it in its ledger; a change taken back before it was delivered
     * empties the row again; what the sink refused is offered again only when it has become something else.
     */
    private static final String PLAN = """
            with wanted as materialized (
                select customer_id, fields::jsonb as fields
                from unnest(:customers, :fields) as w (customer_id, fields)),
            judged as materialized (
                select w.customer_id, w.fields, k.fields as known, o.fields as queued, o.state, o.run_id,
                       coalesce(o.claimed_until is not null, false) as tried
                from wanted w
                left join lateral (select * from hub.sink_records k
                                   where k.customer_id = w.customer_id and k.sink = :sink offset 0) k on true
                left join lateral (select * from hub.outbox o
                                   where o.customer_id = w.customer_id and o.sink = :sink offset 0) o on true),
            taken_back as (
                delete from hub.outbox
                where sink = :sink and customer_id = any(array(
                    select customer_id from judged
                    where state = 'pending' and not tried and fields is not distinct from known))
                returning run_id),
            taken_back_counts as (
                update hub.run_sinks r set unchanged = r.unchanged + t.rows
                from (select run_id, count(*) as rows from taken_back group by run_id) t
                where r.run_id = t.run_id and r.sink = :sink and r.run_id <> :run
                returning 1),
            opened as materialized (
                select customer_id, fields from judged
                where (state is null or (state = 'failed' and fields is distinct from queued))
                      and fields is distinct from known),
            joined as materialized (
                select customer_id, fields from judged
                where state = 'pending' and fields is distinct from queued and (tried or fields is distinct from known)),
            kept as (
                insert into hub.outbox as o
                    (tenant, sink, customer_id, operation, fields, run_id, not_before, created_at)
                select :tenant, :sink, customer_id, 'UPSERT', fields, :run, :now, :now
                from (select * from opened union all select * from joined) r
                order by customer_id
                on conflict (customer_id, sink) do update
                set fields = excluded.fields, operation = 'UPSERT', version = o.version + 1,
                    not_before = excluded.not_before, state = 'pending',
                    run_id = case when o.state = 'failed' then excluded.run_id else o.run_id end,
                    attempts = case when o.state = 'failed' then 0 else o.attempts end,
                    together = case when o.state = 'failed' then null else o.together end,
                    last_error = case when o.state = 'failed' then null else o.last_error end
                returning 1)
            insert into hub.run_sinks (run_id, sink, planned, unchanged, changed)
            select :run, :sink, o.rows + u.rows, u.rows + t.rows, l.rows
            from (select count(*) as rows from opened) o,
                 (select count(*) as rows from judged
                  where (state is null and fields is not distinct from known)
                        or (state = 'failed' and (fields is not distinct from queued
                                                  or fields is not distinct from known))) u,
                 (select count(*) as rows from taken_back where run_id = :run) t,
                 (select count(*) as rows from judged j
                  where fields is distinct from coalesce(queued, known)
                        and exists (select from jsonb_each(j.known) k
                                    where k.key = any(:guarded) and jsonb_typeof(k.value) <> 'null'
                                          and k.value is distinct from j.fields -> k.key)) l
            on conflict (run_id, sink) do update
            set planned = hub.run_sinks.planned + excluded.planned,
                unchanged = hub.run_sinks.unchanged + excluded.unchanged,
                changed = hub.run_sinks.changed + excluded.changed
            returning changed
            """;

    private static final String RETIRE = """
            with gone as materialized (
                select g.customer_id, k.customer_id is not null as held, o.customer_id is not null as queued,
                       coalesce(o.claimed_until is not null, false) as tried, o.run_id, o.state
                from unnest(:customers) as g (customer_id)
                left join lateral (select * from hub.sink_records k
                                   where k.customer_id = g.customer_id and k.sink = :sink offset 0) k on true
                left join lateral (select * from hub.outbox o
                                   where o.customer_id = g.customer_id and o.sink = :sink offset 0) o on true),
            dropped as (
                delete from hub.outbox
                where sink = :sink and customer_id = any(array(select customer_id from gone where not held and not tried))
                returning run_id, state),
            dropped_counts as (
                update hub.run_sinks r set unchanged = r.unchanged + d.rows
                from (select run_id, count(*) as rows from dropped where state = 'pending' group by run_id) d
                where r.run_id = d.run_id and r.sink = :sink and r.run_id <> :run
                returning 1),
            retired as (
                insert into hub.outbox
                    (tenant, sink, customer_id, operation, fields, run_id, not_before, created_at)
                select :tenant, :sink, customer_id, 'RETIRE', '{}', :run, :now, :now
                from gone where held or tried
                on conflict (customer_id, sink) do update
                set operation = 'RETIRE', version = hub.outbox.version + 1, not_before = excluded.not_before,
                    run_id = case when hub.outbox.state = 'failed' then excluded.run_id else hub.outbox.run_id end,
                    state = 'pending'
                returning 1)
            insert into hub.run_sinks (run_id, sink, planned, unchanged, changed)
            select :run, :sink, p.rows, d.rows, l.rows
            from (select count(*) as rows from gone
                  where (held or tried) and (not queued or state = 'failed')) p,
                 (select count(*) as rows from dropped where run_id = :run and state = 'pending') d,
                 (select count(*) as rows from gone where held) l
            where p.rows + d.rows + l.rows > 0
            on conflict (run_id, sink) do update
            set planned = hub.run_sinks.planned + excluded.planned,
                unchanged = hub.run_sinks.unchanged + excluded.unchanged,
                changed = hub.run_sinks.changed + excluded.changed
            returning changed
            """;

    private final PageTransaction page;

    DeliveryPlan(PageTransaction page) {
        this.page = page;
    }

    /**
     * Plans one sink's deliveries for the customers of a page.
     *
     * @param guarded the fields that count as changed when the sink is to give up a value it holds in them
     * @return of how many customers the run so far has this sink give up a value or the whole record; 0 for no records
     */
    public long plan(String sink, Map<CustomerId, ObjectNode> records, Collection<String> guarded) {
        if (records.isEmpty()) {
            return 0;
        }
        hold(sink, records.keySet());
        List<Map.Entry<CustomerId, ObjectNode>> entries = List.copyOf(records.entrySet());
        return page.handle()
                .createQuery(PLAN)
                .bind("tenant", page.tenant())
                .bind("sink", sink)
                .bind("run", page.run().value())
                .bind("now", page.now())
                .bindArray(
                        "customers",
                        UUID.class,
                        entries.stream().map(e -> e.getKey().value()).toList())
                .bind("fields", texts(entries, e -> e.getValue().toString()))
                .bind("guarded", texts(guarded))
                .mapTo(Long.class)
                .one();
    }

    /**
     * Locks what already waits for these customers. A row whose delivery is settled at this moment would else still be there
     * when it is judged and be gone when the change is to join it: the sink would never be told. Of customers of whom nothing
     * waits nobody is telling anything, and the page holds the customers themselves.
     */
    private void hold(String sink, Set<CustomerId> customers) {
        OutboxRows.hold(page.handle(), page.tenant(), sink, Rows.ids(customers));
    }

    /**
     * Plans to take away from a sink the customers who are no more.
     *
     * @return as {@link #plan} does; 0 where it changes nothing
     */
    public long retire(String sink, Set<CustomerId> gone) {
        if (gone.isEmpty()) {
            return 0;
        }
        hold(sink, gone);
        return page.handle()
                .createQuery(RETIRE)
                .bind("tenant", page.tenant())
                .bind("sink", sink)
                .bind("run", page.run().value())
                .bind("now", page.now())
                .bindArray("customers", UUID.class, Rows.ids(gone))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** How many customers a sink held before the run planned to change any of them. */
    public long held(String sink) {
        return page.handle()
                .createQuery("""
                        update hub.run_sinks set held = coalesce(held, (
                            select count(*) from hub.sink_records where tenant = :tenant and sink = :sink))
                        where run_id = :run and sink = :sink returning held
                        """)
                .bind("tenant", page.tenant())
                .bind("sink", sink)
                .bind("run", page.run().value())
                .mapTo(Long.class)
                .one();
    }

    /**
     * Stops a sink from now on, for what this run would do to it; the reason is that of the run's latest page.
     *
     * @return whether it went on until now, and is not merely rehearsed; a stop that stands for another reason stays as it is
     */
    public boolean stop(String sink, String reason) {
        return page.handle()
                        .createQuery("""
                                insert into hub.sink_stops (tenant, sink, kind, reason, run_id, stopped_at, stopped_by)
                                values (:tenant, :sink, 'guarded', :reason, :run, :now, 'the hub')
                                on conflict (sink, tenant) do update set reason = excluded.reason
                                where hub.sink_stops.run_id = excluded.run_id
                                returning xmax = 0
                                """)
                        .bind("tenant", page.tenant())
                        .bind("sink", sink)
                        .bind("reason", reason)
                        .bind("run", page.run().value())
                        .bind("now", page.now())
                        .mapTo(Boolean.class)
                        .findOne()
                        .orElse(false)
                && !page.isRehearsed();
    }
}
