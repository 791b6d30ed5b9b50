package io.customerhub.warehouse.store;

import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a page is about, by its sources' own keys. It is named before anything is asked, so that all customers whom the
 * page may change are held in one go.
 *
 * @param customers the customers' records that the page brings
 * @param belongings the records it brings that belong to customers
 * @param owners the customers' records that those belong to
 * @param withdrawn records of any kind that their sources deleted
 * @param returned of the customers' records those that a sink wrote, with whom it was told of
 * @param asked customers whom the page is about though it brings nothing of them; who is no more does not count
 */
public record Reach(
        Set<SourceKey> customers,
        Set<SourceKey> belongings,
        Set<SourceKey> owners,
        Set<SourceKey> withdrawn,
        Map<SourceKey, CustomerId> returned,
        Set<CustomerId> asked) {
    public Reach {
        customers = Set.copyOf(customers);
        belongings = Set.copyOf(belongings);
        owners = Set.copyOf(owners);
        withdrawn = Set.copyOf(withdrawn);
        returned = Map.copyOf(returned);
        asked = Set.copyOf(asked);
    }

    /** A page that brings customers' records and nothing else. */
    public static Reach ofCustomers(Set<SourceKey> customers) {
        return new Reach(customers, Set.of(), Set.of(), Set.of(), Map.of(), Set.of());
    }

    public boolean isEmpty() {
        return customers.isEmpty() && belongings.isEmpty() && withdrawn.isEmpty() && asked.isEmpty();
    }

    /** The records whose link to a customer the page may make or end. */
    Set<SourceKey> linking() {
        return union(customers, withdrawn);
    }

    /** The records whose row may belong to a customer before the page and to another, or nobody, after it. */
    Set<SourceKey> moving() {
        return union(belongings, withdrawn);
    }

    private static Set<SourceKey> union(Set<SourceKey> some, Set<SourceKey> others) {
        var union = new HashSet<>(some);
        union.addAll(others);
        return union;
    }
}
