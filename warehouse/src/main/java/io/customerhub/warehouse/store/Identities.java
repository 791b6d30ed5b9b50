package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;
import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.identity.IdentityIndex;
import io.customerhub.identity.IdentityKey;
import io.customerhub.identity.Resolution;
import io.customerhub.identity.Resolution.Merge;
import io.customerhub.identity.Resolution.Resolved;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Keys, links and merges. Asking for keys takes locks, always in the same order: first the keys', of which there are
 * {@value #LOCKS} for all keys together, then the rows of the customers found. So two pages that bring the same new
 * customer wait for each other, pages with nothing in common seldom do, and none waits for one that waits for it.
 */
public final class Identities implements IdentityIndex {
    private static final int LOCKS = 256;

    private final PageTransaction page;

    Identities(PageTransaction page) {
        this.page = page;
    }

    @Override
    public Map<IdentityKey, CustomerId> holders(Set<IdentityKey> keys) {
        List<IdentityKey> ordered = List.copyOf(new TreeSet<>(keys));
        lockKeys(ordered);
        Map<IdentityKey, CustomerId> holders = findHolders(ordered);
        // A customer can be merged away by another page between being found and being locked: then look again.
        while (!lockCustomers(holders.values())) {
            holders = findHolders(ordered);
        }
        return holders;
    }

    private void lockKeys(List<IdentityKey> keys) {
        page.handle()
                .createQuery("""
                        select count(pg_advisory_xact_lock(hashtext(:tenant), bucket))
                        from (select distinct abs(hashtext(kind || value) % :locks) as bucket
                              from unnest(:kinds, :values) as k (kind, value) order by 1) b
                        """)
                .bind("tenant", page.tenant())
                .bind("locks", LOCKS)
                .bind("kinds", texts(keys, IdentityKey::kind))
                .bind("values", texts(keys, IdentityKey::value))
                .mapTo(Long.class)
                .one();
    }

    private Map<IdentityKey, CustomerId> findHolders(List<IdentityKey> keys) {
        Map<IdentityKey, CustomerId> holders = new HashMap<>();
        page.handle()
                .createQuery("""
                        select distinct i.kind, i.value, i.customer_id
                        from unnest(:kinds, :values) as k (kind, value)
                        join hub.identity_keys i on i.tenant = :tenant and i.kind = k.kind and i.value = k.value
                        """)
                .bind("tenant", page.tenant())
                .bind("kinds", texts(keys, IdentityKey::kind))
                .bind("values", texts(keys, IdentityKey::value))
                .map((row, context) -> holders.put(
                        new IdentityKey(row.getString(1), row.getString(2)),
                        new CustomerId(row.getObject(3, UUID.class))))
                .list();
        return holders;
    }

    /** Locks customers until the page ends; false where one of them is no more. */
    boolean lockCustomers(Collection<CustomerId> customers) {
        Set<CustomerId> wanted = Set.copyOf(customers);
        long locked = page
                .handle()
                .createQuery("""
                        select customer_id from customer_360.customers
                        where customer_id = any(:ids) order by customer_id for update
                        """)
                .bindArray(
                        "ids",
                        UUID.class,
                        wanted.stream().map(CustomerId::value).toList())
                .mapTo(UUID.class)
                .stream()
                .count();
        return locked == wanted.size();
    }

    @Override
    public Map<SourceKey, CustomerId> links(Set<SourceKey> records) {
        Map<SourceKey, CustomerId> links = findLinks(records);
        while (!lockCustomers(links.values())) {
            links = findLinks(records);
        }
        return links;
    }

    private Map<SourceKey, CustomerId> findLinks(Set<SourceKey> records) {
        Map<SourceKey, CustomerId> links = new HashMap<>();
        List<SourceKey> keys = List.copyOf(records);
        page.handle()
                .createQuery("""
                        select c.source, c.entity, c.record_id, c.customer_id
                        from unnest(:sources, :entities, :ids) as k (source, entity, record_id)
                        join hub.customer_records c on c.tenant = :tenant and c.source = k.source
                             and c.entity = k.entity and c.record_id = k.record_id
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(keys))
                .map((row, context) -> links.put(
                        new SourceKey(row.getString(1), row.getString(2), row.getString(3)),
                        new CustomerId(row.getObject(4, UUID.class))))
                .list();
        return links;
    }

    @Override
    public List<CustomerId> bySeniority(Set<CustomerId> customers) {
        return page.handle()
                .createQuery("""
                        select customer_id from hub.customer_records
                        where customer_id = any(:ids) group by customer_id order by min(arrival)
                        """)
                .bindArray(
                        "ids",
                        UUID.class,
                        customers.stream().map(CustomerId::value).toList())
                .mapTo(UUID.class)
                .map(CustomerId::new)
                .list();
    }

    /**
     * Keeps what was resolved: the records in our words, who they are about, and by which keys they can be found.
     *
     * @param notes what quality noted of each record
     */
    public void keep(Resolution resolution, Map<SourceKey, List<Problem>> notes) {
        resolution.merges().forEach(this::merge);
        List<Resolved> resolved = resolution.resolved();
        if (resolved.isEmpty()) {
            return;
        }
        List<SourceKey> records = resolved.stream().map(r -> r.record().key()).toList();
        page.handle()
                .createUpdate("""
                        insert into hub.customer_records
                            (tenant, source, entity, record_id, customer_id, facts, changed_at, notes, evidence, run_id)
                        select :tenant, source, entity, record_id, customer_id, facts::jsonb, changed_at, notes::jsonb,
                               string_to_array(evidence, ','), :run
                        from unnest(:sources, :entities, :ids, :customers, :facts, :changed, :notes, :evidence)
                             as p (source, entity, record_id, customer_id, facts, changed_at, notes, evidence)
                        on conflict (record_id, entity, source, tenant) do update
                        set customer_id = excluded.customer_id, facts = excluded.facts, notes = excluded.notes,
                            changed_at = excluded.changed_at, run_id = excluded.run_id
                        """)
                .bind("tenant", page.tenant())
                .bind("run", page.run().value())
                .bindNamedArgumentFinder(keys(records))
                .bindArray(
                        "customers",
                        UUID.class,
                        resolved.stream().map(r -> r.customer().value()).toList())
                .bind("facts", texts(resolved, r -> Rows.json(r.record().facts())))
                .bindArray(
                        "changed",
                        java.time.Instant.class,
                        resolved.stream().map(r -> r.record().changedAt()).toList())
                .bind(
                        "notes",
                        texts(
                                resolved,
                                r -> Rows.json(notes.getOrDefault(r.record().key(), List.of()))))
                .bind("evidence", texts(resolved, r -> String.join(",", r.evidence())))
                .execute();
        keepKeys(resolved, records);
        adoptWaitingTransactions(resolved, records);
    }

    private void keepKeys(List<Resolved> resolved, List<SourceKey> records) {
        page.handle()
                .createUpdate("""
                        delete from hub.identity_keys i
                        using unnest(:sources, :entities, :ids) as p (source, entity, record_id)
                        where i.tenant = :tenant and i.source = p.source and i.entity = p.entity
                              and i.record_id = p.record_id
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(records))
                .execute();
        record Held(IdentityKey key, Resolved by) {}
        List<Held> held = resolved.stream()
                .flatMap(each -> each.keys().stream().map(key -> new Held(key, each)))
                .toList();
        page.handle()
                .createUpdate("""
                        insert into hub.identity_keys (tenant, kind, value, source, entity, record_id, customer_id)
                        select :tenant, kind, value, source, entity, record_id, customer_id
                        from unnest(:kinds, :values, :sources, :entities, :ids, :customers)
                             as p (kind, value, source, entity, record_id, customer_id)
                        """)
                .bind("tenant", page.tenant())
                .bind("kinds", texts(held, h -> h.key().kind()))
                .bind("values", texts(held, h -> h.key().value()))
                .bindNamedArgumentFinder(
                        keys(held.stream().map(h -> h.by().record().key()).toList()))
                .bindArray(
                        "customers",
                        UUID.class,
                        held.stream().map(h -> h.by().customer().value()).toList())
                .execute();
    }

    /** Gives customers the transactions that came before them. */
    private void adoptWaitingTransactions(List<Resolved> resolved, List<SourceKey> records) {
        page.handle()
                .createUpdate("""
                        update customer_360.transactions t set customer_id = p.customer_id
                        from unnest(:sources, :entities, :ids, :customers) as p (source, entity, record_id, customer_id)
                        where t.customer_id is null and t.tenant = :tenant and t.source = p.source
                              and t.customer_entity = p.entity and t.customer_record = p.record_id
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(records))
                .bindArray(
                        "customers",
                        UUID.class,
                        resolved.stream().map(r -> r.customer().value()).toList())
                .execute();
    }

    private void merge(Merge merge) {
        for (String statement : List.of(
                "update hub.customer_records set customer_id = :into where customer_id = :from",
                "update hub.identity_keys set customer_id = :into where customer_id = :from",
                "update customer_360.transactions set customer_id = :into where customer_id = :from",
                "update customer_360.customer_interactions set customer_id = :into where customer_id = :from",
                "update customer_360.social_media_profiles set customer_id = :into where customer_id = :from",
                "delete from customer_360.customers where customer_id = :from",
                "update hub.customer_redirects set into_id = :into where into_id = :from",
                """
                insert into hub.customer_redirects (tenant, customer_id, into_id, run_id, merged_at)
                values (:tenant, :from, :into, :run, :now)
                on conflict (customer_id) do update set into_id = excluded.into_id
                """)) {
            page.handle()
                    .createUpdate(statement)
                    .bind("from", merge.from().value())
                    .bind("into", merge.into().value())
                    .bind("tenant", page.tenant())
                    .bind("run", page.run().value())
                    .bind("now", page.now())
                    .execute();
        }
    }
}
