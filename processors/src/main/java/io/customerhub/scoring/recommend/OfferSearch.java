package io.customerhub.scoring.recommend;

import io.customerhub.scoring.recommend.BlendSearch.Outcome;
import io.customerhub.scoring.recommend.BlendSearch.Tried;
import io.customerhub.scoring.recommend.OfferWay.Likeness;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds of each kind of way the settings that foretell best what was bought after some day, as they would serve: with few neighbours an
 * item.
 *
 * @param places how many items are recommended
 * @param minimumBuyers of an item, for EASE to learn about it
 */
public record OfferSearch(int places, int minimumBuyers) {
    private static final double ALL_COUNT = Double.POSITIVE_INFINITY;
    private static final double HALF_YEAR = 180;
    private static final List<Strength> STRENGTHS = List.of(Strength.ONCE, Strength.often(HALF_YEAR));
    private static final List<Double> HALF_LIVES = List.of(ALL_COUNT, 365.0, HALF_YEAR);
    private static final List<Double> RIDGES = List.of(100.0, 300.0, 1000.0);
    private static final List<Double> EASE_WEIGHTS = List.of(1.0, 2.0, 4.0, 8.0, 16.0, 32.0);
    private static final List<Double> NEIGHBOUR_WEIGHTS = List.of(0.0, 0.01, 0.03, 0.1, 0.3, 1.0);

    /** A way with the settings that did best, and the precision that it reached with them. */
    public record Candidate(OfferWay way, double precision) {}

    /**
     * The best of each kind, own purchases alone at the head.
     *
     * @param later for each customer of the history the items they bought after the day; empty for who is not to count
     * @throws IllegalArgumentException where nobody counts
     */
    public List<Candidate> candidates(ItemHistory history, LocalDate day, List<Set<String>> later, OfferRules rules) {
        Outcome neighbours = search(List.of(0.0), NEIGHBOUR_WEIGHTS)
                .run(history, day, later, rules, (told, ridge) -> ItemNeighbours.fit(told, Recommender.NEIGHBOURS));
        Outcome ease = search(RIDGES, EASE_WEIGHTS)
                .run(
                        history,
                        day,
                        later,
                        rules,
                        (told, ridge) -> Ease.fit(told, minimumBuyers, ridge).strongest(Recommender.NEIGHBOURS));
        Predicate<Tried> own = tried -> tried.settings().weight() == 0;
        Predicate<Tried> lone = tried -> Double.isInfinite(tried.settings().weight());
        var candidates = new ArrayList<Candidate>();
        candidates.add(best(Likeness.NONE, neighbours, own.and(OfferSearch::isAllCount)));
        candidates.add(best(Likeness.NONE, neighbours, own.and(tried -> !isAllCount(tried))));
        candidates.add(best(Likeness.NEIGHBOURS, neighbours, lone));
        candidates.add(best(Likeness.EASE, ease, lone));
        candidates.add(best(Likeness.NEIGHBOURS, neighbours, own.or(lone).negate()));
        candidates.add(best(Likeness.EASE, ease, lone.negate()));
        return candidates;
    }

    private BlendSearch search(List<Double> ridges, List<Double> weights) {
        return new BlendSearch(STRENGTHS, ridges, HALF_LIVES, weights, minimumBuyers, places);
    }

    private static boolean isAllCount(Tried tried) {
        return Double.isInfinite(tried.settings().ownHalfLife());
    }

    private static Candidate best(Likeness likeness, Outcome outcome, Predicate<Tried> of) {
        Tried best = outcome.blends().stream()
                .filter(of)
                .max(Comparator.comparingDouble(Tried::precision))
                .orElseThrow();
        OfferWay way = likeness == Likeness.NONE
                ? OfferWay.own(best.settings().ownHalfLife())
                : new OfferWay(likeness, best.settings());
        return new Candidate(way, best.precision());
    }
}
