package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;
import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.identity.IdentityChange;
import io.customerhub.identity.IdentityChanges;
import io.customerhub.identity.IdentityChanges.Before;
import io.customerhub.identity.IdentityChanges.Said;
import io.customerhub.identity.Resolution;
import io.customerhub.identity.Resolution.Resolved;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.Relation;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.CustomerLocks.Held;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;

/** Who records are about: links, merges and withdrawals. What it tells holds until the page is committed. */
public final class Identities {
    private static final String LINK = "c.source, c.entity, c.record_id, c.customer_id";

    private final PageTransaction page;
    private final Reach reach;
    private final CustomerLocks locks;
    private final Belongings belongings;
    private final PageMatches matches;
    private Optional<Held> held = Optional.empty();
    private boolean changed;

    Identities(PageTransaction page, Reach reach) {
        this.page = page;
        this.reach = reach;
        this.locks = new CustomerLocks(page, reach);
        this.belongings = new Belongings(page);
        this.matches = new PageMatches(page, reach);
    }

    /**
     * Finds by comparing whom a page's records are about, and holds all whom that changes. A page without records of customers waits
     * for nobody, unless it is there to follow what people said of pairs.
     */
    public Resolution match(PageMatching matching, List<CustomerRecord> records) {
        if (reach.linking().isEmpty() && !page.isReview()) {
            return new Resolution(List.of(), List.of(), List.of());
        }
        locks.takeMatching();
        Held taken = locks.take(matches.find(matching, records));
        held = Optional.of(taken);
        return matches.resolution(records, taken.links());
    }

    private Held held() {
        if (held.isEmpty()) {
            held = Optional.of(locks.take(Set.of()));
        }
        return held.orElseThrow();
    }

    /** Who these records are about; they must be of the page's reach. */
    public Map<SourceKey, CustomerId> links(Set<SourceKey> records) {
        Map<SourceKey, CustomerId> links = new HashMap<>(held().links());
        if (changed) {
            return locks.links(records);
        }
        links.keySet().retainAll(records);
        return links;
    }

    /** The customers whom the page held when it began: nobody else changes them meanwhile. */
    public Set<CustomerId> customers() {
        return held().customers();
    }

    /**
     * Keeps what was resolved: the records in our words, and who they are about.
     *
     * @param notes what quality noted of each record
     */
    public void keep(Resolution resolution, Map<SourceKey, List<Problem>> notes) {
        matches.keep();
        if (resolution.isEmpty()) {
            return;
        }
        changed = true;
        new CustomerMoves(page).make(resolution, held().links());
        keep(resolution.resolved(), notes);
        page.happened(changes(resolution));
    }

    private List<IdentityChange> changes(Resolution resolution) {
        List<Said> said = matches.unfollowed();
        Set<SourceKey> spoken = said.stream()
                .flatMap(
                        each -> Stream.of(each.decision().one(), each.decision().two()))
                .collect(Collectors.toSet());
        var before = new Before(held().links(), held().customers(), reach.withdrawn(), said);
        return new IdentityChanges(resolution, before).all(locks.links(spoken));
    }

    private void keep(List<Resolved> resolved, Map<SourceKey, List<Problem>> notes) {
        if (resolved.isEmpty()) {
            return;
        }
        List<SourceKey> records = resolved.stream().map(r -> r.record().key()).toList();
        List<CustomerId> customers = resolved.stream().map(Resolved::customer).toList();
        page.handle()
                .createUpdate("""
                        insert into hub.customer_records
                            (tenant, source, entity, record_id, customer_id, facts, changed_at, since, notes, evidence,
                             returned, arrival, run_id, files_version,
                             works_for, works_for_entity, referred_by, referred_by_entity)
                        overriding system value
                        select :tenant, source, entity, record_id, customer_id, facts::jsonb, changed_at, since::jsonb,
                               notes::jsonb, string_to_array(evidence, ','), returned,
                               coalesce(nullif(arrival, 0), nextval('hub.customer_records_arrival_seq')), :run, :files,
                               nullif(works_for, ''), nullif(works_for_entity, ''), nullif(referred_by, ''), nullif(referred_by_entity, '')
                        from unnest(:sources, :entities, :ids, :customers, :facts, :changed, :since, :notes, :evidence,
                                    :returned, :arrivals, :employers, :employerEntities, :referrers, :referrerEntities)
                             as p (source, entity, record_id, customer_id, facts, changed_at, since, notes, evidence,
                                   returned, arrival, works_for, works_for_entity, referred_by, referred_by_entity)
                        on conflict (record_id, entity, source, tenant) do update
                        set customer_id = excluded.customer_id, facts = excluded.facts, notes = excluded.notes,
                            changed_at = excluded.changed_at, run_id = excluded.run_id,
                            files_version = excluded.files_version,
                            since = excluded.since,
                            works_for = excluded.works_for, works_for_entity = excluded.works_for_entity,
                            referred_by = excluded.referred_by, referred_by_entity = excluded.referred_by_entity
                        """)
                .bind("tenant", page.tenant())
                .bind("run", page.run().value())
                .bind("files", page.filesVersion())
                .bindNamedArgumentFinder(keys(records))
                .bindArray("customers", UUID.class, Rows.ids(customers))
                .bind("facts", texts(resolved, r -> Rows.json(r.record().facts())))
                .bindArray(
                        "changed",
                        java.time.Instant.class,
                        resolved.stream().map(r -> r.record().changedAt()).toList())
                .bind("since", texts(resolved, r -> Rows.json(r.record().since())))
                .bind(
                        "notes",
                        texts(
                                resolved,
                                r -> Rows.json(notes.getOrDefault(r.record().key(), List.of()))))
                .bind("evidence", texts(resolved, r -> String.join(",", r.evidence())))
                .bindArray(
                        "returned",
                        Boolean.class,
                        records.stream().map(reach.returned()::containsKey).toList())
                .bindArray(
                        "arrivals",
                        Long.class,
                        records.stream().map(matches::arrival).toList())
                .bind("employers", related(resolved, Relation.WORKS_FOR, SourceKey::id))
                .bind("employerEntities", related(resolved, Relation.WORKS_FOR, SourceKey::entity))
                .bind("referrers", related(resolved, Relation.REFERRED_BY, SourceKey::id))
                .bind("referrerEntities", related(resolved, Relation.REFERRED_BY, SourceKey::entity))
                .execute();
        belongings.adopt(records, customers);
    }

    /** What records say of another that they name; empty for those that name none. */
    private static Argument related(List<Resolved> resolved, Relation relation, Function<SourceKey, String> part) {
        return texts(
                resolved,
                each -> Optional.ofNullable(each.record().relations().get(relation))
                        .map(part)
                        .orElse(""));
    }

    /**
     * Withdraws records that their sources deleted, whatever they were. One that was never known changes nothing.
     *
     * @return customers of whom no record is left but what sinks themselves were told: they are no more
     */
    public Set<CustomerId> withdraw(Set<SourceKey> withdrawn) {
        if (withdrawn.isEmpty()) {
            return Set.of();
        }
        held();
        changed = true;
        belongings.remove(withdrawn);
        return removeNobodies(unlink(page.handle()
                .createQuery("""
                        delete from hub.customer_records c
                        using unnest(:sources, :entities, :ids) as p (source, entity, record_id)
                        where c.tenant = :tenant and c.source = p.source and c.entity = p.entity
                              and c.record_id = p.record_id
                        returning\s""" + LINK)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(withdrawn))));
    }

    private Set<CustomerId> removeNobodies(List<Link> withdrawn) {
        if (withdrawn.isEmpty()) {
            return Set.of();
        }
        Set<CustomerId> gone = page.handle()
                .createQuery("""
                        delete from customer_360.customers c
                        where c.customer_id = any(:ids)
                              and not exists (select from hub.customer_records r
                                              where r.customer_id = c.customer_id and not r.returned)
                        returning c.customer_id
                        """)
                .bindArray(
                        "ids",
                        UUID.class,
                        Rows.ids(withdrawn.stream().map(Link::customer).toList()))
                .mapTo(UUID.class)
                .map(CustomerId::new)
                .collectIntoSet();
        if (gone.isEmpty()) {
            return gone;
        }
        page.handle()
                .createUpdate("delete from hub.customer_redirects where into_id = any(:ids)")
                .bindArray("ids", UUID.class, Rows.ids(gone))
                .execute();
        unlink(page.handle()
                .createQuery("delete from hub.customer_records c where c.customer_id = any(:ids) returning " + LINK)
                .bindArray("ids", UUID.class, Rows.ids(gone)));
        page.happened(ended(gone, withdrawn));
        return gone;
    }

    private static List<IdentityChange> ended(Set<CustomerId> gone, List<Link> withdrawn) {
        return gone.stream()
                .sorted()
                .map(customer -> IdentityChange.ended(
                        customer,
                        withdrawn.stream()
                                .filter(link -> link.customer().equals(customer))
                                .map(Link::record)
                                .sorted()
                                .toList()))
                .toList();
    }

    private record Link(SourceKey record, CustomerId customer) {}

    /** Ends the links that a statement deletes, and those of what belongs to the records. */
    private List<Link> unlink(Query deleting) {
        List<Link> links = deleting.map((row, context) -> new Link(
                        new SourceKey(row.getString(1), row.getString(2), row.getString(3)),
                        new CustomerId(row.getObject(4, UUID.class))))
                .list();
        if (!links.isEmpty()) {
            belongings.orphan(
                    links.stream().map(Link::record).toList(),
                    links.stream().map(Link::customer).toList());
        }
        return links;
    }
}
