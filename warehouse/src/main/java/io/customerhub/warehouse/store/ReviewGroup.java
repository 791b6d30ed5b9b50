package io.customerhub.warehouse.store;

import io.customerhub.identity.match.Decision;
import io.customerhub.identity.text.TextHash;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Facts;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.MatchDecisions.Said;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Customers of whom people are asked, pair by pair of their records, whether they are one.
 *
 * @param customers those whom the pairs are about, as the pairs name them
 * @param pairs those that wait, that first which is worth most
 */
public record ReviewGroup(List<Customer> customers, List<ReviewPair> pairs) {
    public ReviewGroup {
        customers = List.copyOf(customers);
        pairs = List.copyOf(pairs);
    }

    /**
     * One of the customers.
     *
     * @param spend what they have spent, of all currencies together
     * @param records all of theirs, the first that came first
     */
    public record Customer(CustomerId id, String name, BigDecimal spend, List<Held> records) {
        public Customer {
            records = List.copyOf(records);
        }
    }

    /** A customer's record, as it is compared. */
    public record Held(SourceKey record, Facts facts) {
        @Override
        public String toString() {
            return "Held[" + record + "]";
        }
    }

    /** Changes with the group's pairs and customers, so that who decides about all of it can say which group they saw. */
    public String mark() {
        String seen = Stream.concat(
                        pairs.stream().map(pair -> String.valueOf(pair.id())),
                        customers.stream().map(customer -> customer.id().toString()))
                .sorted()
                .collect(Collectors.joining(" "));
        return String.format("%08x", (int) TextHash.of(seen));
    }

    /** The records that the pairs are about, each once. */
    public List<SourceKey> asked() {
        return sides().map(ReviewPair.Side::record).distinct().toList();
    }

    private Stream<ReviewPair.Side> sides() {
        return pairs.stream().flatMap(pair -> Stream.of(pair.one(), pair.two()));
    }

    /**
     * What says that all who are asked about are one customer: each pair, those first that were drawn at random, then the likeliest, and
     * at last that the records of one customer stay together. What follows from what comes before it need not be kept.
     */
    public List<Said> same() {
        Stream<Said> said = pairs.stream()
                .sorted(Comparator.comparing(ReviewPair::sampled)
                        .thenComparingDouble(ReviewPair::odds)
                        .reversed())
                .map(pair -> said(pair, true));
        var stay = new ArrayList<Said>();
        Map<CustomerId, SourceKey> firsts = new HashMap<>();
        sides().forEach(side -> {
            SourceKey first = firsts.putIfAbsent(side.customer(), side.record());
            if (first != null && !first.equals(side.record())) {
                stay.add(new Said(new Decision(first, side.record(), true), Optional.empty()));
            }
        });
        return Stream.concat(said, stay.stream()).toList();
    }

    /** What says that no two customers who are asked about are one: each pair of records of two. */
    public List<Said> different() {
        return pairs.stream()
                .filter(pair -> !pair.together())
                .map(pair -> said(pair, false))
                .toList();
    }

    private static Said said(ReviewPair pair, boolean same) {
        return new Said(new Decision(pair.one().record(), pair.two().record(), same), Optional.of(pair.asked()));
    }
}
