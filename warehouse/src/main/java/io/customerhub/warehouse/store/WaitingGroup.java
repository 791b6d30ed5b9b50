package io.customerhub.warehouse.store;

import io.customerhub.model.CustomerId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs that wait and are about the same customers, so that one look settles them.
 *
 * @param pairs at least one; those that are uncertain first, of them that which is worth most
 */
record WaitingGroup(List<WaitingPair> pairs) {
    /** So many fit side by side, and into one head. */
    static final int MOST_CUSTOMERS = 8;

    private static final Comparator<WaitingPair> BY_WORTH = Comparator.comparing(WaitingPair::uncertain)
            .thenComparingDouble(WaitingPair::worth)
            .reversed()
            .thenComparingLong(WaitingPair::id);

    WaitingGroup {
        pairs = pairs.stream().sorted(BY_WORTH).toList();
    }

    /**
     * Puts pairs together that hang together by the customers whom they are about, the likeliest first. A pair that would make a group
     * of more than {@value #MOST_CUSTOMERS} customers stands alone. It does not depend on the order of the pairs.
     *
     * @return the groups, each pair in one, that first whose first pair comes first
     */
    static List<WaitingGroup> of(Collection<WaitingPair> waiting) {
        var customers = new Customers();
        List<WaitingPair> likeliestFirst = waiting.stream()
                .sorted(Comparator.comparingDouble(WaitingPair::confidence)
                        .reversed()
                        .thenComparingLong(WaitingPair::id))
                .toList();
        Map<CustomerId, List<WaitingPair>> groups = new LinkedHashMap<>();
        var groupsOfOne = new ArrayList<WaitingGroup>();
        List<WaitingPair> within = likeliestFirst.stream()
                .filter(pair -> {
                    boolean isWithin =
                            customers.join(pair.one().customer(), pair.two().customer());
                    if (!isWithin) {
                        groupsOfOne.add(new WaitingGroup(List.of(pair)));
                    }
                    return isWithin;
                })
                .toList();
        within.forEach(
                pair -> groups.computeIfAbsent(customers.first(pair.one().customer()), customer -> new ArrayList<>())
                        .add(pair));
        var all = new ArrayList<>(groupsOfOne);
        groups.values().forEach(pairs -> all.add(new WaitingGroup(pairs)));
        all.sort(Comparator.comparing(WaitingGroup::best, BY_WORTH));
        return List.copyOf(all);
    }

    /** Customers that are put together. */
    private static final class Customers {
        private final Map<CustomerId, CustomerId> before = new HashMap<>();
        private final Map<CustomerId, Integer> sizes = new HashMap<>();

        CustomerId first(CustomerId customer) {
            CustomerId at = customer;
            CustomerId next = before.getOrDefault(at, at);
            while (!next.equals(at)) {
                at = next;
                next = before.getOrDefault(at, at);
            }
            return at;
        }

        /** Whether both are in one group then. */
        boolean join(CustomerId one, CustomerId two) {
            CustomerId ofOne = first(one);
            CustomerId ofTwo = first(two);
            int together = size(ofOne) + size(ofTwo);
            if (!ofOne.equals(ofTwo) && together <= MOST_CUSTOMERS) {
                before.put(ofTwo, ofOne);
                sizes.put(ofOne, together);
                return true;
            }
            return ofOne.equals(ofTwo);
        }

        private int size(CustomerId first) {
            return sizes.getOrDefault(first, 1);
        }
    }

    WaitingPair best() {
        return pairs.get(0);
    }

    /** Whether comparing does not tell well enough of any of its pairs. */
    boolean uncertain() {
        return best().uncertain();
    }

    /** Those whom its pairs are about, each with what they have spent, as the pairs name them. */
    Map<CustomerId, BigDecimal> customers() {
        Map<CustomerId, BigDecimal> customers = new LinkedHashMap<>();
        for (WaitingPair pair : pairs) {
            customers.put(pair.one().customer(), pair.one().spend());
            customers.put(pair.two().customer(), pair.two().spend());
        }
        return customers;
    }

    List<Long> ids() {
        return pairs.stream().map(WaitingPair::id).toList();
    }
}
