package io.customerhub.scoring.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Recommends: the items that score best, of those that the rules allow. */
public final class Offers {
    private final List<String> items;
    private final int[] buyers;
    private final OfferRules rules;
    private final int places;
    private final boolean[] allowed;

    /**
     * Recommends some items.
     *
     * @param buyers for each item how many bought it: of equal scores the more popular item goes first
     * @param places how many to recommend; fewer where the rules leave fewer
     */
    public Offers(List<String> items, int[] buyers, OfferRules rules, int places) {
        this.items = List.copyOf(items);
        this.buyers = buyers.clone();
        this.rules = rules;
        this.places = places;
        this.allowed = new boolean[items.size()];
        for (int item = 0; item < allowed.length; item++) {
            allowed[item] = rules.allow(items.get(item));
        }
    }

    /**
     * For each customer the numbers of the items to recommend, best first.
     *
     * @param leftOut for each customer the numbers of the items that are not for them, ascending
     */
    public List<List<Integer>> of(ItemScorer scorer, int[][] leftOut) {
        return IntStream.range(0, leftOut.length)
                .mapToObj(customer -> pick(scorer.scores(customer), leftOut[customer]))
                .toList();
    }

    /** The numbers of the items to recommend to one customer, best first; {@code leftOut} are not for them, ascending. */
    public List<Integer> pick(double[] scores, int[] leftOut) {
        boolean isVaried =
                rules.mostOfCategory() < places && !rules.categories().isEmpty();
        List<Integer> best = best(scores, leftOut, isVaried ? scores.length : places);
        return isVaried ? varied(best) : best;
    }

    private List<Integer> varied(List<Integer> best) {
        var held = new HashMap<String, Integer>();
        var list = new ArrayList<Integer>();
        for (int item : best) {
            Optional<String> category = Optional.ofNullable(rules.categories().get(items.get(item)));
            boolean isFull = category.map(of -> held.getOrDefault(of, 0)).orElse(0) >= rules.mostOfCategory();
            if (list.size() < places && !isFull) {
                list.add(item);
                category.ifPresent(of -> held.merge(of, 1, Integer::sum));
            }
        }
        return list;
    }

    private List<Integer> best(double[] scores, int[] leftOut, int most) {
        var worstFirst = new PriorityQueue<Integer>((left, right) -> order(scores, left, right));
        for (int item = 0; item < scores.length; item++) {
            if (!allowed[item] || Arrays.binarySearch(leftOut, item) >= 0) {
                continue;
            }
            if (worstFirst.size() < most) {
                worstFirst.add(item);
            } else if (order(scores, item, worstFirst.element()) > 0) {
                worstFirst.remove();
                worstFirst.add(item);
            }
        }
        return worstFirst.stream()
                .sorted((left, right) -> order(scores, right, left))
                .toList();
    }

    private int order(double[] scores, int left, int right) {
        int byScore = Double.compare(scores[left], scores[right]);
        int byBuyers = Integer.compare(buyers[left], buyers[right]);
        return byScore != 0 ? byScore : byBuyers != 0 ? byBuyers : Integer.compare(right, left);
    }
}
