package io.customerhub.scoring.recommend;

import io.customerhub.scoring.recommend.Recommender.Because;
import io.customerhub.scoring.recommend.Recommender.Recommended;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Tells which purchases speak for items. What all of them say, those that are not told among them, adds up to the score. */
final class OfferReasons {
    private static final int MOST = 3;
    private static final int NOT_PICKED = -1;

    private final Recommender recommender;
    private final double weight;
    private final Purchases documents;
    private final Purchases own;
    private final Purchases told;
    private final int[] places;

    /**
     * Of customers in an order.
     *
     * @param documents on how many each bought each item
     * @param own the same as own purchases count
     * @param told the same as others are told by
     */
    OfferReasons(Recommender recommender, Purchases documents, Purchases own, Purchases told) {
        this.recommender = recommender;
        this.weight = recommender.way().isOwn() ? recommender.way().settings().weight() : 1;
        this.documents = documents;
        this.own = own;
        this.told = told;
        this.places = new int[recommender.items().size()];
        Arrays.fill(places, NOT_PICKED);
    }

    /** The items that were picked for a customer, each with its reasons. */
    List<Recommended> of(int customer, List<Integer> picked) {
        for (int place = 0; place < picked.size(); place++) {
            places[picked.get(place)] = place;
        }
        List<List<Because>> because =
                picked.stream().<List<Because>>map(item -> new ArrayList<>()).toList();
        int[] bought = documents.bought()[customer];
        for (int i = 0; i < bought.length; i++) {
            note(customer, i, because);
        }
        picked.forEach(item -> places[item] = NOT_PICKED);
        var recommended = new ArrayList<Recommended>();
        for (int place = 0; place < picked.size(); place++) {
            recommended.add(recommended(customer, picked.get(place), because.get(place)));
        }
        return recommended;
    }

    private void note(int customer, int i, List<List<Because>> because) {
        int item = documents.bought()[customer][i];
        if (recommender.way().isOwn() && places[item] != NOT_PICKED) {
            because.get(places[item]).add(because(customer, i, own.times()[customer][i]));
        }
        int[] near = recommender.neighbours().neighbours()[item];
        float[] weights = recommender.neighbours().weights()[item];
        for (int j = 0; j < near.length; j++) {
            if (places[near[j]] != NOT_PICKED) {
                double effect = weight * told.times()[customer][i] * weights[j];
                because.get(places[near[j]]).add(because(customer, i, effect));
            }
        }
    }

    private Because because(int customer, int i, double effect) {
        return new Because(
                recommender.items().get(documents.bought()[customer][i]),
                (int) documents.times()[customer][i],
                effect);
    }

    private Recommended recommended(int customer, int item, List<Because> because) {
        int known = Arrays.binarySearch(documents.bought()[customer], item);
        return new Recommended(
                recommender.items().get(item),
                because.stream().mapToDouble(Because::effect).sum(),
                known < 0 ? 0 : (int) documents.times()[customer][known],
                because.stream()
                        .filter(each -> each.effect() > 0)
                        .sorted(Comparator.comparingDouble(Because::effect).reversed())
                        .limit(MOST)
                        .toList());
    }
}
