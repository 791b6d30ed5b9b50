package io.customerhub.identity.match;

import static java.util.Objects.requireNonNull;

import io.customerhub.identity.Resolution.Merge;
import io.customerhub.model.CustomerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives clusters the ids of customers. A customer's id stays with the oldest of their records, unless an older customer's is there:
 * then the next oldest keeps it. A cluster that nobody's id is left for has the id that its first record gives, so that customers
 * who were taken for one, and are told apart again, are again who they were.
 */
final class Naming {
    private final String tenant;
    private final MatchIndex index;

    Naming(String tenant, MatchIndex index) {
        this.tenant = tenant;
        this.index = index;
    }

    /**
     * Names clusters.
     *
     * @param members all records that hang together
     * @param clusters for each of them the number of its cluster
     */
    Map<Integer, CustomerId> names(List<Member> members, int[] clusters) {
        Map<Integer, List<Member>> byCluster = new HashMap<>();
        for (int place = 0; place < clusters.length; place++) {
            byCluster
                    .computeIfAbsent(clusters[place], cluster -> new ArrayList<>())
                    .add(members.get(place));
        }
        byCluster.values().forEach(of -> of.sort(Comparator.comparingLong(Member::number)));
        List<Integer> bySeniority = byCluster.keySet().stream()
                .sorted(Comparator.comparingLong(
                        cluster -> requireNonNull(byCluster.get(cluster)).get(0).number()))
                .toList();
        Map<Integer, CustomerId> names = new HashMap<>();
        var given = new HashSet<CustomerId>();
        for (int cluster : bySeniority) {
            requireNonNull(byCluster.get(cluster)).stream()
                    .flatMap(member -> member.customer().stream())
                    .filter(customer -> !given.contains(customer))
                    .findFirst()
                    .ifPresent(customer -> {
                        names.put(cluster, customer);
                        given.add(customer);
                    });
        }
        Map<Integer, CustomerId> newcomers = new HashMap<>();
        for (int cluster : bySeniority) {
            if (!names.containsKey(cluster)) {
                Member first = requireNonNull(byCluster.get(cluster)).get(0);
                newcomers.put(cluster, CustomerId.firstSeenIn(tenant, first.key()));
            }
        }
        names.putAll(free(newcomers, given));
        return names;
    }

    /** Each newcomer's id, or the next that nobody has. */
    private Map<Integer, CustomerId> free(Map<Integer, CustomerId> newcomers, Set<CustomerId> given) {
        Map<Integer, CustomerId> free = new HashMap<>(newcomers);
        for (Set<CustomerId> taken = taken(free, given); !taken.isEmpty(); taken = taken(free, given)) {
            Set<CustomerId> refused = taken;
            free.replaceAll((cluster, id) -> refused.contains(id) ? id.next() : id);
        }
        return free;
    }

    private Set<CustomerId> taken(Map<Integer, CustomerId> wanted, Set<CustomerId> given) {
        Set<CustomerId> taken = new HashSet<>(index.taken(Set.copyOf(wanted.values())));
        wanted.values().stream().filter(given::contains).forEach(taken::add);
        return taken;
    }

    /** Who was somebody before, and is nobody's name now, turned out to be who has the oldest of their records. */
    static List<Merge> merges(List<Member> members, int[] clusters, Map<Integer, CustomerId> names) {
        Set<CustomerId> left = Set.copyOf(names.values());
        Map<CustomerId, Integer> oldest = new HashMap<>();
        for (int place = 0; place < clusters.length; place++) {
            int here = place;
            members.get(place)
                    .customer()
                    .filter(customer -> !left.contains(customer))
                    .ifPresent(customer -> oldest.merge(
                            customer,
                            here,
                            (one, two) ->
                                    members.get(one).number() < members.get(two).number() ? one : two));
        }
        return oldest.entrySet().stream()
                .map(gone -> new Merge(gone.getKey(), requireNonNull(names.get(clusters[gone.getValue()]))))
                .sorted(Comparator.comparing(Merge::from))
                .toList();
    }
}
