package io.customerhub.app.bench;

import io.customerhub.app.bench.IdentityBench.Learned;
import io.customerhub.identity.match.Clustering;
import io.customerhub.identity.match.IndexInMemory;
import io.customerhub.identity.match.LearnedModel;
import io.customerhub.identity.match.Matched;
import io.customerhub.identity.match.Matched.Named;
import io.customerhub.identity.match.Member;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether it matters in which order records come: a set matched page by page in random orders, beside all of it at once. */
public final class IdentityOrders {
    private static final int PAGE = 500;

    private final IdentityBench bench;
    private final int orders;

    /**
     * A measurement.
     *
     * @param orders in how many orders to match a set
     */
    public IdentityOrders(IdentityBench bench, int orders) {
        this.bench = bench;
        this.orders = orders;
    }

    /**
     * What was measured.
     *
     * @param batch the F1 of all records at once
     * @param lowest of the orders
     * @param highest of the orders
     * @param rate records a second, of all orders together, the index in memory
     */
    public record Orders(
            String set, int records, int orders, double batch, double lowest, double highest, double rate) {
        /** How far the worst of the orders is from all at once. */
        public double apart() {
            return Math.max(Math.abs(batch - lowest), Math.abs(batch - highest));
        }
    }

    /** Measures one set, with the model that is learned from all of it. */
    public Orders run(IdentitySet set) {
        Learned learned = bench.learn(set);
        int[] clusters =
                new Clustering(learned.records(), learned.candidates(), learned.model()).clusters(Clustering.EVEN);
        var model =
                new LearnedModel(learned.model().weights(), learned.records().frequencies(Integer.MAX_VALUE));
        PageMatching matching = bench.matching(set, model);
        double[] f1 = new double[orders];
        long begun = System.nanoTime();
        for (int order = 0; order < orders; order++) {
            List<CustomerId> customers = resolved(set, matching, new Random(order));
            f1[order] = PairFigures.of(customers, set.truth()).f1();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Orders(
                set.name(),
                set.records().size(),
                orders,
                PairFigures.of(clusters, set.truth()).f1(),
                IntStream.range(0, orders).mapToDouble(order -> f1[order]).min().orElseThrow(),
                IntStream.range(0, orders).mapToDouble(order -> f1[order]).max().orElseThrow(),
                (double) orders * set.records().size() / seconds);
    }

    /** Whom each record is about in the end. */
    private static List<CustomerId> resolved(IdentitySet set, PageMatching matching, Random random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, set.records().size()).boxed().toList());
        Collections.shuffle(order, random);
        var index = new IndexInMemory();
        for (int from = 0; from < order.size(); from += PAGE) {
            var page = new ArrayList<Member>();
            for (int at = from; at < Math.min(from + PAGE, order.size()); at++) {
                var record = set.records().get(order.get(at));
                page.add(new Member(
                        at + 1, new SourceKey(set.name(), record.source(), record.id()), record, Optional.empty()));
            }
            Map<Long, CustomerId> before = index.customers();
            Matched matched = matching.match(page, Set.of(), index);
            index.keep(matched, Set.of());
            verifyOthers(before, index.customers(), matched);
        }
        CustomerId[] customers = new CustomerId[order.size()];
        index.customers().forEach((number, customer) -> customers[order.get((int) (number - 1))] = customer);
        return List.of(customers);
    }

    /** Nobody's id changes but theirs who hang together with the page. */
    private static void verifyOthers(Map<Long, CustomerId> before, Map<Long, CustomerId> after, Matched matched) {
        Map<Long, CustomerId> others = new HashMap<>(before);
        matched.named().stream().map(Named::member).map(Member::number).forEach(others::remove);
        others.forEach((number, customer) -> {
            if (!customer.equals(after.get(number))) {
                throw new IllegalStateException(
                        "matching a page: record " + number + " has nothing to do with it and is somebody else's now");
            }
        });
    }
}
