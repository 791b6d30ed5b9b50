package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What sinks were told, seen from the records as which it comes back. */
public final class Returns {
    private final PageTransaction page;

    Returns(PageTransaction page) {
        this.page = page;
    }

    /**
     * What a sink was told in a record that came back.
     *
     * @param customer of whom; empty where they are no more
     * @param fields what the sink is known to hold; empty where it is not known to hold the customer
     * @param theirs the fields that others have changed
     * @param deliveredAt when it was told last
     * @param former what was known of the record before
     */
    public record Told(
            Optional<CustomerId> customer,
            Optional<ObjectNode> fields,
            Set<String> theirs,
            Instant deliveredAt,
            Optional<CustomerRecord> former) {}

    /**
     * What a sink was told in records of one kind.
     *
     * @param customers for each record our id that it carries; empty where it carries none
     * @return those that come back from the sink, by their keys
     */
    public Map<SourceKey, Told> told(String sink, Map<SourceKey, Optional<CustomerId>> customers) {
        Map<SourceKey, Told> told = new HashMap<>();
        List<Map.Entry<SourceKey, Optional<CustomerId>>> records = List.copyOf(customers.entrySet());
        if (records.isEmpty()) {
            return told;
        }
        page.handle()
                .createQuery("""
                        select p.source, p.entity, p.record_id, x.customer_id, k.fields, k.theirs, k.delivered_at,
                               c.facts, c.changed_at, c.since
                        from unnest(:sources, :entities, :ids, :carried) as p (source, entity, record_id, carried)
                        left join hub.sink_records k
                             on k.tenant = :tenant and k.sink = :sink and k.vendor_id = p.record_id
                        left join hub.customer_redirects r
                             on r.customer_id = coalesce(k.customer_id, nullif(p.carried, '')::uuid)
                        left join customer_360.customers x
                             on x.customer_id = coalesce(r.into_id, k.customer_id, nullif(p.carried, '')::uuid)
                                and x.tenant = :tenant
                        left join hub.customer_records c on c.tenant = :tenant and c.source = p.source
                             and c.entity = p.entity and c.record_id = p.record_id
                        where k.customer_id is not null or p.carried <> ''
                        """)
                .bind("tenant", page.tenant())
                .bind("sink", sink)
                .bindNamedArgumentFinder(
                        Texts.keys(records.stream().map(Map.Entry::getKey).toList()))
                .bind(
                        "carried",
                        texts(
                                records,
                                r -> r.getValue().map(CustomerId::toString).orElse("")))
                .map((row, context) -> {
                    var key = new SourceKey(row.getString(1), row.getString(2), row.getString(3));
                    return told.put(key, told(key, row));
                })
                .list();
        return told;
    }

    private static Told told(SourceKey key, ResultSet row) throws SQLException {
        Optional<String> fields = Optional.ofNullable(row.getString(5));
        Optional<String> facts = Optional.ofNullable(row.getString(8));
        return new Told(
                Optional.ofNullable(row.getObject(4, UUID.class)).map(CustomerId::new),
                fields.map(json -> (ObjectNode) Rows.tree(json)),
                names(Optional.ofNullable(row.getString(6))),
                fields.isPresent() ? row.getTimestamp(7).toInstant() : Instant.EPOCH,
                facts.isPresent()
                        ? Optional.of(new CustomerRecord(
                                key,
                                row.getTimestamp(9).toInstant(),
                                Rows.facts(facts.get()),
                                Rows.times(row.getString(10))))
                        : Optional.empty());
    }

    private static Set<String> names(Optional<String> json) {
        var names = new TreeSet<String>();
        json.ifPresent(object -> Rows.tree(object).fieldNames().forEachRemaining(names::add));
        return names;
    }

    /**
     * What others changed in a record of a sink.
     *
     * @param fields what it holds in the changed fields
     */
    public record Changed(SourceKey record, ObjectNode fields, Instant at) {}

    /** Keeps what others changed: a sink is known to hold that now. */
    public void keep(String sink, List<Changed> changed) {
        if (changed.isEmpty()) {
            return;
        }
        page.handle()
                .createUpdate("""
                        update hub.sink_records k
                        set fields = k.fields || c.fields::jsonb,
                            theirs = coalesce(k.theirs, '{}') || (
                                select jsonb_object_agg(field, c.at) from jsonb_object_keys(c.fields::jsonb) field)
                        from unnest(:ids, :fields, :at) as c (record_id, fields, at)
                        where k.tenant = :tenant and k.sink = :sink and k.vendor_id = c.record_id
                        """)
                .bind("tenant", page.tenant())
                .bind("sink", sink)
                .bind("ids", texts(changed, c -> c.record().id()))
                .bind("fields", texts(changed, c -> c.fields().toString()))
                .bindArray(
                        "at", Instant.class, changed.stream().map(Changed::at).toList())
                .execute();
    }

    /**
     * What a sink holds of a customer.
     *
     * @param theirs when others changed a field, for those they did
     */
    public record Held(ObjectNode fields, Map<String, Instant> theirs) {}

    /**
     * What a sink is known to hold of these customers.
     *
     * @param all whether of all of them; else of those in whom others changed something
     */
    public Map<CustomerId, Held> held(String sink, Set<CustomerId> customers, boolean all) {
        Map<CustomerId, Held> held = new HashMap<>();
        page.handle()
                .createQuery("""
                        select customer_id, fields, coalesce(theirs, '{}') from hub.sink_records
                        where tenant = :tenant and sink = :sink and customer_id = any(:ids)
                              and (:all or theirs is not null)
                        """)
                .bind("tenant", page.tenant())
                .bind("sink", sink)
                .bind("all", all)
                .bindArray("ids", UUID.class, Rows.ids(customers))
                .map((row, context) -> held.put(
                        new CustomerId(row.getObject(1, UUID.class)),
                        new Held((ObjectNode) Rows.tree(row.getString(2)), times(Rows.tree(row.getString(3))))))
                .list();
        return held;
    }

    static Map<String, Instant> times(JsonNode json) {
        Map<String, Instant> times = new HashMap<>();
        json.properties().forEach(time -> times.put(time.getKey(), Rows.time(time.getValue())));
        return times;
    }
}
