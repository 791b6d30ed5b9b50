package io.customerhub.scoring.recommend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Recommends items in one way, as it was learned from customers until a day.
 *
 * @param items by their numbers
 * @param buyers how many bought each: of equal scores the item that more bought goes first
 * @param neighbours what purchases of each item say of others
 */
public record Recommender(List<String> items, List<Integer> buyers, OfferWay way, ItemNeighbours neighbours) {
    /** Of how many others an item says something; the rest is forgotten. */
    public static final int NEIGHBOURS = 50;

    public Recommender {
        items = List.copyOf(items);
        buyers = List.copyOf(buyers);
    }

    /**
     * An item that is recommended.
     *
     * @param score the higher, the likelier
     * @param documents on how many the customer bought it before
     * @param because the purchases that speak most for it, the strongest first; none where it is what most buy
     */
    public record Recommended(String item, double score, int documents, List<Because> because) {
        public Recommended {
            because = List.copyOf(because);
        }
    }

    /**
     * A purchase that speaks for an item.
     *
     * @param documents on how many the customer bought it
     * @param effect its part of the score
     */
    public record Because(String item, int documents, double effect) {}

    /**
     * Learns.
     *
     * @param history of purchases until the day
     * @param minimumBuyers of an item, for EASE to learn about it
     */
    public static Recommender learn(ItemHistory history, LocalDate day, OfferWay way, int minimumBuyers) {
        Purchases told = way.settings().strength().of(history, day);
        ItemNeighbours neighbours = switch (way.likeness()) {
            case NONE -> ItemNeighbours.none(told.items());
            case NEIGHBOURS -> ItemNeighbours.fit(told, NEIGHBOURS);
            case EASE -> Ease.fit(told, minimumBuyers, way.settings().ridge()).strongest(NEIGHBOURS);
        };
        List<Integer> buyers = Arrays.stream(told.buyers()).boxed().toList();
        return new Recommender(history.items(), buyers, way, neighbours);
    }

    /** All items that some customers bought, in the order of their numbers. */
    public static List<String> items(List<List<BoughtItem>> customers) {
        var items = new TreeSet<String>();
        customers.forEach(bought -> bought.forEach(each -> items.add(each.item())));
        return List.copyOf(items);
    }

    /**
     * Recommends to customers.
     *
     * @param customers what each bought until the day
     * @param places how many items at the most
     */
    public List<List<Recommended>> of(List<List<BoughtItem>> customers, LocalDate day, OfferRules rules, int places) {
        ItemHistory history = ItemHistory.ofRows(customers, items);
        Purchases own = history.counted(day, way.settings().ownHalfLife());
        Purchases told = way.settings().strength().of(history, day);
        ItemScorer scorer = scorer(own, told);
        var reasons = new OfferReasons(this, history.counted(day, Double.POSITIVE_INFINITY), own, told);
        List<List<Integer>> picked =
                new Offers(items, ints(buyers), rules, places).of(scorer, rules.leftOut(history, day));
        var recommended = new ArrayList<List<Recommended>>();
        for (int customer = 0; customer < picked.size(); customer++) {
            recommended.add(reasons.of(customer, picked.get(customer)));
        }
        return recommended;
    }

    /** Scores the customers of a history of these items. */
    public ItemScorer scorer(ItemHistory history, LocalDate day) {
        return scorer(
                history.counted(day, way.settings().ownHalfLife()),
                way.settings().strength().of(history, day));
    }

    private ItemScorer scorer(Purchases own, Purchases told) {
        ItemScorer others = neighbours.of(told);
        return way.isOwn() ? ItemScorer.ownPurchases(own).plus(way.settings().weight(), others) : others;
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
