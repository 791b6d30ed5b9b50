package io.customerhub.identity;

import io.customerhub.identity.Resolution.Merge;
import io.customerhub.identity.Resolution.Resolved;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.quality.QualityVerdict.Accepted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Recognises a customer by exactly equal keys. Records and known customers that share a key, directly or through
 * others, are one customer; of several known customers the one whose first record came first stays, so that it does not
 * matter where one page ends and the next begins.
 */
public final class ExactResolver implements Resolver {
    private final String tenant;
    private final IdentityRules rules;

    public ExactResolver(String tenant, IdentityRules rules) {
        this.tenant = tenant;
        this.rules = rules;
    }

    @Override
    public Resolution resolve(List<Accepted<CustomerRecord>> page, IdentityIndex index) {
        var keysByRecord = new LinkedHashMap<CustomerRecord, List<IdentityKey>>();
        var keys = new TreeSet<IdentityKey>();
        var records = new HashSet<SourceKey>();
        for (Accepted<CustomerRecord> accepted : page) {
            List<IdentityKey> own = rules.keys(accepted.record());
            keysByRecord.put(accepted.record(), own);
            keys.addAll(own);
            records.add(accepted.key());
        }
        Map<IdentityKey, CustomerId> holders = index.holders(keys);
        Map<SourceKey, CustomerId> links = index.links(records);
        return new Grouping(keysByRecord, holders, links).resolution(index);
    }

    /** Joins what shares a key. A group is named by any member and holds the known customers among its members. */
    private final class Grouping {
        private final Map<CustomerRecord, List<IdentityKey>> keysByRecord;
        private final Map<IdentityKey, CustomerId> holders;
        private final Map<SourceKey, CustomerId> links;
        private final Map<Object, Object> parents = new HashMap<>();

        Grouping(
                Map<CustomerRecord, List<IdentityKey>> keysByRecord,
                Map<IdentityKey, CustomerId> holders,
                Map<SourceKey, CustomerId> links) {
            this.keysByRecord = keysByRecord;
            this.holders = holders;
            this.links = links;
        }

        Resolution resolution(IdentityIndex index) {
            var known = new HashSet<CustomerId>();
            keysByRecord.forEach((record, keys) -> {
                Optional<CustomerId> linked = Optional.ofNullable(links.get(record.key()));
                linked.ifPresent(customer -> {
                    join(record.key(), customer);
                    known.add(customer);
                });
                for (IdentityKey key : keys) {
                    join(record.key(), key);
                    Optional.ofNullable(holders.get(key)).ifPresent(customer -> {
                        join(key, customer);
                        known.add(customer);
                    });
                }
            });
            var survivors = new HashMap<Object, CustomerId>();
            var merges = new ArrayList<Merge>();
            for (CustomerId customer : index.bySeniority(known)) {
                CustomerId survivor = survivors.computeIfAbsent(root(customer), root -> customer);
                if (!survivor.equals(customer)) {
                    merges.add(new Merge(customer, survivor));
                }
            }
            survivors.putAll(newcomers(survivors, index));
            return new Resolution(resolved(survivors), List.of(), merges);
        }

        /** The groups that are nobody yet, each with the id that its first record gives, or the next that is free. */
        private Map<Object, CustomerId> newcomers(Map<Object, CustomerId> survivors, IdentityIndex index) {
            var newcomers = new HashMap<Object, CustomerId>();
            for (CustomerRecord record : keysByRecord.keySet()) {
                Object root = root(record.key());
                if (!survivors.containsKey(root) && !newcomers.containsKey(root)) {
                    newcomers.put(root, CustomerId.firstSeenIn(tenant, record.key()));
                }
            }
            Set<CustomerId> taken = index.taken(Set.copyOf(newcomers.values()));
            while (!taken.isEmpty()) {
                Set<CustomerId> refused = taken;
                newcomers.replaceAll((root, id) -> refused.contains(id) ? id.next() : id);
                taken = index.taken(Set.copyOf(newcomers.values()));
            }
            return newcomers;
        }

        private List<Resolved> resolved(Map<Object, CustomerId> survivors) {
            var seen = new HashSet<IdentityKey>(holders.keySet());
            var resolved = new ArrayList<Resolved>();
            keysByRecord.forEach((record, keys) -> {
                CustomerId customer = Objects.requireNonNull(survivors.get(root(record.key())));
                resolved.add(new Resolved(record, customer, keys, evidence(keys, seen)));
                seen.addAll(keys);
            });
            return resolved;
        }

        private static List<String> evidence(List<IdentityKey> keys, Set<IdentityKey> seen) {
            return keys.stream().filter(seen::contains).map(IdentityKey::kind).toList();
        }

        private void join(Object left, Object right) {
            Object leftRoot = root(left);
            Object rightRoot = root(right);
            if (!leftRoot.equals(rightRoot)) {
                parents.put(leftRoot, rightRoot);
            }
        }

        private Object root(Object member) {
            Object at = member;
            while (parents.containsKey(at)) {
                at = parents.get(at);
            }
            return at;
        }
    }
}
