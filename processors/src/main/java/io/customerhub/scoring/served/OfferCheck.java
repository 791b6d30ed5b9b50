package io.customerhub.scoring.served;

import io.customerhub.scoring.measure.TopItems;
import io.customerhub.scoring.recommend.ItemHistory;
import io.customerhub.scoring.recommend.ItemScorer;
import io.customerhub.scoring.recommend.OfferRules;
import io.customerhub.scoring.recommend.OfferSearch.Candidate;
import io.customerhub.scoring.recommend.OfferWay;
import io.customerhub.scoring.recommend.Offers;
import io.customerhub.scoring.recommend.Purchases;
import io.customerhub.scoring.recommend.Recommender;
import io.customerhub.scoring.served.ModelCard.Figures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How each way to recommend did in days that it did not learn from.
 *
 * @param figures own frequency, the simple way, at the head
 * @param way that which serves
 * @param why it does
 */
record OfferCheck(List<Figures> figures, OfferWay way, String why) {
    /** So many standard errors of the difference another way has to be better by: by chance it is so once in forty times. */
    private static final double OUTSIDE_NOISE = 2;

    /**
     * Learns all ways from a time and checks them on what follows.
     *
     * @param candidates own frequency at the head
     * @param later for each customer of the history what they bought after the day; none where they do not count
     */
    static OfferCheck of(
            List<Candidate> candidates,
            ItemHistory history,
            LocalDate day,
            List<Set<String>> later,
            OfferRules rules,
            int places,
            int minimumBuyers) {
        var judge = new Judge(history, day, later, rules, places);
        List<double[]> hits = new ArrayList<>();
        List<Figures> figures = new ArrayList<>();
        for (Candidate candidate : candidates) {
            ItemScorer scorer = Recommender.learn(history, day, candidate.way(), minimumBuyers)
                    .scorer(history, day);
            List<List<String>> lists = judge.lists(scorer, judge.leftOut);
            double[] own = judge.precisions(lists);
            hits.add(own);
            figures.add(judge.figures(candidate, lists, judge.lists(scorer, judge.known), own, hits.get(0)));
        }
        int best = IntStream.range(0, candidates.size())
                .boxed()
                .max(Comparator.comparingDouble(
                        (Integer place) -> candidates.get(place).precision()))
                .orElseThrow();
        double better = mean(hits.get(best)) - mean(hits.get(0));
        double error = standardError(hits.get(best), hits.get(0));
        OfferWay way = best > 0 && better > OUTSIDE_NOISE * error
                ? candidates.get(best).way()
                : OfferWay.OWN;
        return new OfferCheck(figures, way, why(candidates.get(best).way(), way, better, error));
    }

    private static String why(OfferWay best, OfferWay way, double better, double error) {
        if (best.equals(OfferWay.OWN)) {
            return way.name() + ": nothing else did better in the days by which settings were chosen";
        }
        String beside = String.format(
                Locale.ROOT,
                "%.4f %s than %s, with a standard error of the difference of %.4f; %.0f of these are asked",
                Math.abs(better),
                better < 0 ? "worse" : "better",
                OfferWay.OWN.name(),
                error,
                OUTSIDE_NOISE);
        return way.equals(best)
                ? way.name() + ": the best in the days by which settings were chosen, and in those checked " + beside
                : way.name() + ": " + best.name() + " was best in the days by which settings were chosen, and is "
                        + beside;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Of the mean difference between two figures of the same customers. */
    private static double standardError(double[] values, double[] others) {
        double mean = mean(values) - mean(others);
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - others[i] - mean;
            squares += off * off;
        }
        return Math.sqrt(squares) / values.length;
    }

    /** Judges lists by what the same customers bought later. */
    private static final class Judge {
        private final ItemHistory history;
        private final int places;
        private final int[] customers;
        private final List<Set<String>> later;
        private final List<Set<String>> fresh;
        private final int[][] leftOut;
        private final int[][] known;
        private final Offers offers;

        Judge(ItemHistory history, LocalDate day, List<Set<String>> later, OfferRules rules, int places) {
            this.history = history;
            this.places = places;
            this.customers = IntStream.range(0, later.size())
                    .filter(row -> !later.get(row).isEmpty())
                    .toArray();
            this.later = IntStream.of(customers).mapToObj(later::get).toList();
            Purchases bought = history.counted(day, Double.POSITIVE_INFINITY);
            this.known = bought.rows(customers).bought();
            this.leftOut = rows(rules.leftOut(history, day));
            this.offers = new Offers(history.items(), bought.buyers(), rules, places);
            this.fresh =
                    IntStream.range(0, customers.length).mapToObj(this::fresh).toList();
        }

        private int[][] rows(int[][] all) {
            return IntStream.of(customers).mapToObj(row -> all[row]).toArray(int[][]::new);
        }

        private Set<String> fresh(int place) {
            Set<String> fresh = new HashSet<>(later.get(place));
            IntStream.of(known[place]).mapToObj(history.items()::get).forEach(fresh::remove);
            return fresh;
        }

        /** The share of each customer's places that hold something that they bought. */
        double[] precisions(List<List<String>> lists) {
            return IntStream.range(0, customers.length)
                    .mapToDouble(place -> (double) lists.get(place).stream()
                                    .filter(later.get(place)::contains)
                                    .count()
                            / places)
                    .toArray();
        }

        Figures figures(
                Candidate candidate,
                List<List<String>> lists,
                List<List<String>> newLists,
                double[] precisions,
                double[] baseline) {
            TopItems all = TopItems.of(lists, later, places);
            TopItems ofNew = TopItems.of(newLists, fresh, places);
            var measures = new LinkedHashMap<String, Double>();
            measures.put("chosen by", candidate.precision());
            measures.put("precision@" + places, all.precision());
            measures.put("its error", standardError(precisions, new double[precisions.length]));
            measures.put("better by", mean(precisions) - mean(baseline));
            measures.put("error of that", standardError(precisions, baseline));
            measures.put("recall@" + places, all.recall());
            measures.put("items", (double) all.covered());
            measures.put("new: precision@" + places, ofNew.precision());
            return new Figures(candidate.way().name(), measures);
        }

        /** What each is offered where some items are left out. */
        List<List<String>> lists(ItemScorer scorer, int[][] without) {
            return offers.of(place -> scorer.scores(customers[place]), without).stream()
                    .map(list -> list.stream().map(history.items()::get).toList())
                    .toList();
        }
    }
}
