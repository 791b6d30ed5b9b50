package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;
import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What a page holds until it is committed. It takes its locks once and always in this order, so that no page waits for
 * one that waits for it:
 *
 * <ol>
 *   <li>the right to resolve records of customers, which one page of a tenant has at a time: any two may bring the same new
 *       customer;
 *   <li>the kinds of records that own others: shared to look an owner up, alone to make or end a link, so that a
 *       transaction and its customer who come at the same moment find each other;
 *   <li>the rows of all customers it may change, by their ids.
 * </ol>
 */
final class CustomerLocks {
    private static final int MATCHING = 256;
    private static final int MOST_LOOKS = 100;

    private final PageTransaction page;
    private final Reach reach;

    CustomerLocks(PageTransaction page, Reach reach) {
        this.page = page;
        this.reach = reach;
    }

    /**
     * What was found, and cannot change but by this page.
     *
     * @param customers all who are held
     */
    record Held(Map<SourceKey, CustomerId> links, Set<CustomerId> customers) {}

    /** Lets no other page make or end links by comparing until this one is committed: any two may bring the same new customer. */
    void takeMatching() {
        takeMatching(page.handle(), page.tenant());
    }

    /** Lets no page look at what people said of pairs while that changes. */
    static void takeMatching(Handle handle, String tenant) {
        handle.createQuery("select count(pg_advisory_xact_lock(hashtext(:tenant), :matching))")
                .bind("tenant", tenant)
                .bind("matching", MATCHING)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Takes the locks for all that the page is about.
     *
     * @param others customers whom the page changes as well; they are there
     */
    Held take(Set<CustomerId> others) {
        Map<SourceKey, CustomerId> links = links(reach.linking());
        lockOwners(links.keySet());
        addReturned(links);
        links.putAll(links(reach.owners()));
        Held held = held(links, others);
        // A customer can be merged away, or be withdrawn, between being found and being locked: then look again.
        for (int looks = 1; !lockCustomers(held.customers()) || areOthers(held.links()); looks++) {
            if (looks == MOST_LOOKS) {
                throw new IllegalStateException("locking the customers of a page: after " + looks
                        + " looks some of them still have no row in customer_360.customers; restore the warehouse");
            }
            links = links(reach.linking());
            addReturned(links);
            links.putAll(links(reach.owners()));
            held = held(links, others);
        }
        return held;
    }

    /** Whether owners are somebody else's than when they were looked up: their customers were told apart meanwhile. */
    private boolean areOthers(Map<SourceKey, CustomerId> links) {
        return !links(reach.owners()).entrySet().stream()
                .allMatch(link -> link.getValue().equals(links.get(link.getKey())));
    }

    /** A record that a sink wrote is about whom the sink was told of, unless that is somebody else by now. */
    private void addReturned(Map<SourceKey, CustomerId> links) {
        Map<SourceKey, CustomerId> loose = new HashMap<>(reach.returned());
        loose.keySet().removeAll(links.keySet());
        if (loose.isEmpty()) {
            return;
        }
        Map<CustomerId, CustomerId> now = new HashMap<>();
        page.handle()
                .createQuery("""
                        select w.customer_id, c.customer_id
                        from unnest(:ids) as w (customer_id)
                        left join hub.customer_redirects r on r.customer_id = w.customer_id
                        join customer_360.customers c on c.customer_id = coalesce(r.into_id, w.customer_id)
                        """)
                .bindArray("ids", UUID.class, Rows.ids(new HashSet<>(loose.values())))
                .map((row, context) -> now.put(
                        new CustomerId(row.getObject(1, UUID.class)), new CustomerId(row.getObject(2, UUID.class))))
                .list();
        loose.forEach((record, customer) -> {
            CustomerId current = now.get(customer);
            if (current != null) {
                links.put(record, current);
            }
        });
    }

    private Held held(Map<SourceKey, CustomerId> links, Set<CustomerId> others) {
        var customers = new HashSet<>(others);
        customers.addAll(links.values());
        customers.addAll(new Belongings(page).customers(reach.moving()));
        customers.addAll(present(reach.asked()));
        return new Held(links, customers);
    }

    private Set<CustomerId> present(Set<CustomerId> asked) {
        return asked.isEmpty()
                ? asked
                : page.handle()
                        .createQuery("select customer_id from customer_360.customers where customer_id = any(:ids)")
                        .bindArray("ids", UUID.class, Rows.ids(asked))
                        .mapTo(UUID.class)
                        .map(CustomerId::new)
                        .collectIntoSet();
    }

    /** A link is made for a record that has none, and ended for one that is withdrawn. */
    private void lockOwners(Set<SourceKey> linked) {
        var alone = new TreeMap<String, Boolean>();
        reach.owners().forEach(owner -> alone.put(kind(owner), false));
        reach.customers().stream()
                .filter(record -> !linked.contains(record))
                .forEach(record -> alone.put(kind(record), true));
        reach.withdrawn().stream().filter(linked::contains).forEach(record -> alone.put(kind(record), true));
        if (alone.isEmpty()) {
            return;
        }
        page.handle()
                .createQuery("""
                        select count(case when alone then pg_advisory_xact_lock(hashtext(:tenant), lock)
                                          else pg_advisory_xact_lock_shared(hashtext(:tenant), lock) end)
                        from (select hashtext(kind) as lock, bool_or(alone) as alone
                              from unnest(:kinds, :alone) as k (kind, alone) group by 1 order by 1) o
                        """)
                .bind("tenant", page.tenant())
                .bind("kinds", texts(alone.keySet()))
                .bindArray("alone", Boolean.class, List.copyOf(alone.values()))
                .mapTo(Long.class)
                .one();
    }

    private static String kind(SourceKey key) {
        return "owner " + key.source() + "/" + key.entity();
    }

    /** False where one of them is no more. */
    private boolean lockCustomers(Set<CustomerId> customers) {
        if (customers.isEmpty()) {
            return true;
        }
        long locked =
                page
                        .handle()
                        .createQuery("""
                        select customer_id from customer_360.customers
                        where customer_id = any(:ids) order by customer_id for update
                        """)
                        .bindArray("ids", UUID.class, Rows.ids(customers))
                        .mapTo(UUID.class)
                        .stream()
                        .count();
        return locked == customers.size();
    }

    /** Who these records are about now, the page's own changes included. */
    Map<SourceKey, CustomerId> links(Collection<SourceKey> records) {
        Map<SourceKey, CustomerId> links = new HashMap<>();
        if (records.isEmpty()) {
            return links;
        }
        page.handle()
                .createQuery("""
                        select c.source, c.entity, c.record_id, c.customer_id
                        from unnest(:sources, :entities, :ids) as k (source, entity, record_id)
                        join hub.customer_records c on c.tenant = :tenant and c.source = k.source
                             and c.entity = k.entity and c.record_id = k.record_id
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(records))
                .map((row, context) -> links.put(
                        new SourceKey(row.getString(1), row.getString(2), row.getString(3)),
                        new CustomerId(row.getObject(4, UUID.class))))
                .list();
        return links;
    }
}
