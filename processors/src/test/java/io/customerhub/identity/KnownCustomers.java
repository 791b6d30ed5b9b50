package io.customerhub.identity;

import io.customerhub.identity.Resolution.Merge;
import io.customerhub.identity.Resolution.Resolved;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of customers, in memory: an index that a test fills. */
final class KnownCustomers implements IdentityIndex {
    final Map<IdentityKey, CustomerId> holders = new HashMap<>();
    final Map<SourceKey, CustomerId> links = new HashMap<>();
    final List<CustomerId> seniority = new ArrayList<>();

    static KnownCustomers nothing() {
        return new KnownCustomers();
    }

    KnownCustomers holding(IdentityKey key, CustomerId customer) {
        holders.put(key, customer);
        return knowing(customer);
    }

    KnownCustomers linking(SourceKey record, CustomerId customer) {
        links.put(record, customer);
        return knowing(customer);
    }

    KnownCustomers keeping(Resolution resolution) {
        for (Resolved resolved : resolution.resolved()) {
            linking(resolved.record().key(), resolved.customer());
            resolved.keys().forEach(key -> holding(key, resolved.customer()));
        }
        for (Merge merge : resolution.merges()) {
            holders.replaceAll((key, customer) -> customer.equals(merge.from()) ? merge.into() : customer);
            links.replaceAll((record, customer) -> customer.equals(merge.from()) ? merge.into() : customer);
        }
        return this;
    }

    private KnownCustomers knowing(CustomerId customer) {
        if (!seniority.contains(customer)) {
            seniority.add(customer);
        }
        return this;
    }

    @Override
    public Map<IdentityKey, CustomerId> holders(Set<IdentityKey> keys) {
        var found = new HashMap<>(holders);
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public Map<SourceKey, CustomerId> links(Set<SourceKey> records) {
        var found = new HashMap<>(links);
        found.keySet().retainAll(records);
        return found;
    }

    @Override
    public Set<CustomerId> taken(Set<CustomerId> ids) {
        return ids.stream().filter(seniority::contains).collect(Collectors.toSet());
    }

    @Override
    public List<CustomerId> bySeniority(Set<CustomerId> customers) {
        return seniority.stream().filter(customers::contains).toList();
    }

    @Override
    public String toString() {
        return holders.size() + " keys, " + links;
    }
}
