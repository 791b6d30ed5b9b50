package io.customerhub.scoring.recommend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the settings that foretell best what was bought after some day, from what was bought before it. That day and what came
 * after must lie before the period by which the outcome is judged.
 *
 * @param minimumBuyers of an item, for EASE to learn about it
 * @param places how many items are recommended
 */
public record BlendSearch(
        List<Strength> strengths,
        List<Double> ridges,
        List<Double> ownHalfLives,
        List<Double> weights,
        int minimumBuyers,
        int places) {
    public BlendSearch {
        strengths = List.copyOf(strengths);
        ridges = List.copyOf(ridges);
        ownHalfLives = List.copyOf(ownHalfLives);
        weights = List.copyOf(weights);
    }

    /** Settings and the precision that they reached. */
    public record Tried(BlendSettings settings, double precision) {}

    /**
     * All that was tried.
     *
     * @param blends with what customers bought before; settings whose weight is infinite are EASE alone
     * @param onlyNew EASE alone, for what customers have not bought before
     */
    public record Outcome(List<Tried> blends, List<Tried> onlyNew) {
        public Outcome {
            blends = List.copyOf(blends);
            onlyNew = List.copyOf(onlyNew);
        }

        /** The best blend. */
        public Tried bestBlend() {
            return best(blends.stream()
                    .filter(tried -> !Double.isInfinite(tried.settings().weight()))
                    .toList());
        }

        /** The best settings for what is new to a customer. */
        public Tried bestForNew() {
            return best(onlyNew);
        }

        /** The best ridge where EASE stands alone and is told of purchases in one way. */
        public Tried bestAlone(Strength strength) {
            return best(blends.stream()
                    .filter(tried -> Double.isInfinite(tried.settings().weight()))
                    .filter(tried -> tried.settings().strength().equals(strength))
                    .toList());
        }

        private static Tried best(List<Tried> tried) {
            return tried.stream()
                    .max(Comparator.comparingDouble(Tried::precision))
                    .orElseThrow();
        }
    }

    /** Learns what a purchase of one item says of another. */
    @FunctionalInterface
    public interface Fit {
        /** Learns it from purchases. */
        ItemSimilarities of(Purchases told, double ridge);
    }

    /**
     * Tries all settings of EASE.
     *
     * @param history of purchases before {@code day}
     * @param later for each customer of the history the items they bought from that day on; empty for who bought nothing
     */
    public Outcome run(ItemHistory history, LocalDate day, List<Set<String>> later, OfferRules rules) {
        return run(history, day, later, rules, (told, ridge) -> Ease.fit(told, minimumBuyers, ridge));
    }

    /** Tries all settings of something else that learns what purchases say of each other. */
    public Outcome run(ItemHistory history, LocalDate day, List<Set<String>> later, OfferRules rules, Fit fit) {
        var trial = new Trial(history, day, later, rules);
        if (trial.customers.length == 0) {
            throw new IllegalArgumentException(
                    "choosing how to recommend: no customer bought something before and after " + day
                            + "; choose another day");
        }
        for (Strength strength : strengths) {
            Purchases told = strength.of(history, day);
            ridges.forEach(
                    ridge -> trial.of(strength, ridge, fit.of(told, ridge).of(told)));
        }
        return new Outcome(trial.blends, trial.onlyNew);
    }

    /** One run of the search. */
    private final class Trial {
        private final List<ItemScorer> own;
        private final Purchases bought;
        private final List<Set<Integer>> later;
        private final int[] customers;
        private final long customersOfNew;
        private final Offers offers;
        private final int[][] leftOut;
        private final List<Tried> blends = new ArrayList<>();
        private final List<Tried> onlyNew = new ArrayList<>();

        Trial(ItemHistory history, LocalDate day, List<Set<String>> later, OfferRules rules) {
            this.bought = history.counted(day, Double.POSITIVE_INFINITY);
            this.own = ownHalfLives.stream()
                    .map(halfLife -> ItemScorer.ownPurchases(history.counted(day, halfLife)))
                    .toList();
            this.later = later.stream().map(items -> numbers(history, items)).toList();
            this.customers = IntStream.range(0, later.size())
                    .filter(customer -> !later.get(customer).isEmpty())
                    .toArray();
            this.customersOfNew = IntStream.of(customers)
                    .filter(customer -> !before(history, customer).containsAll(later.get(customer)))
                    .count();
            int[] buyers = bought.buyers();
            this.offers = new Offers(history.items(), buyers, rules, places);
            this.leftOut = rules.leftOut(history, day);
        }

        private Set<String> before(ItemHistory history, int customer) {
            return IntStream.of(bought.bought()[customer])
                    .mapToObj(history.items()::get)
                    .collect(Collectors.toSet());
        }

        void of(Strength strength, double ridge, ItemScorer ease) {
            double[][] hits = new double[ownHalfLives.size()][weights.size()];
            double alone = 0;
            double unknown = 0;
            for (int customer : customers) {
                double[] scores = ease.scores(customer);
                alone += hits(scores, leftOut[customer], customer);
                unknown += hits(scores, bought.bought()[customer], customer);
                for (int life = 0; life < hits.length; life++) {
                    for (int weight = 0; weight < weights.size(); weight++) {
                        double[] sum = own.get(life)
                                .plus(weights.get(weight), same -> scores)
                                .scores(customer);
                        hits[life][weight] += hits(sum, leftOut[customer], customer);
                    }
                }
            }
            var lone = new BlendSettings(strength, ridge, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
            blends.add(tried(lone, alone));
            onlyNew.add(new Tried(lone, unknown / places / customersOfNew));
            for (int life = 0; life < hits.length; life++) {
                for (int weight = 0; weight < weights.size(); weight++) {
                    blends.add(tried(
                            new BlendSettings(strength, ridge, ownHalfLives.get(life), weights.get(weight)),
                            hits[life][weight]));
                }
            }
        }

        private Tried tried(BlendSettings settings, double hits) {
            return new Tried(settings, hits / places / customers.length);
        }

        private long hits(double[] scores, int[] without, int customer) {
            return offers.pick(scores, without).stream()
                    .filter(later.get(customer)::contains)
                    .count();
        }

        private static Set<Integer> numbers(ItemHistory history, Set<String> items) {
            var numbers = new HashSet<Integer>();
            for (int item = 0; item < history.items().size(); item++) {
                if (items.contains(history.items().get(item))) {
                    numbers.add(item);
                }
            }
            return numbers;
        }
    }
}
