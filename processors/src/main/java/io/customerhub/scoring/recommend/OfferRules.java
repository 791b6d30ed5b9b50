package io.customerhub.scoring.recommend;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be recommended.
 *
 * @param excluded items that never may
 * @param inStock the items there are; empty where that is not known
 * @param restDays for how many days what a customer has bought is left out: 0 for none
 * @param categories by item; an item without one is alone in its category
 * @param mostOfCategory at most so many items of one category in a list
 */
public record OfferRules(
        Set<String> excluded,
        Optional<Set<String>> inStock,
        int restDays,
        Map<String, String> categories,
        int mostOfCategory) {
    /** Everything may. */
    public static final OfferRules NONE = new OfferRules(Set.of(), Optional.empty(), 0, Map.of(), Integer.MAX_VALUE);

    public OfferRules {
        excluded = Set.copyOf(excluded);
        inStock = inStock.map(Set::copyOf);
        categories = Map.copyOf(categories);
        if (mostOfCategory < 1) {
            throw new IllegalArgumentException("recommending: a category may have at least one item in a list");
        }
    }

    /** For each customer of a history the numbers of the items that are left out, ascending. */
    public int[][] leftOut(ItemHistory history, LocalDate day) {
        return history.boughtAfter(day.minusDays(restDays));
    }

    boolean allow(String item) {
        return !excluded.contains(item)
                && inStock.map(stock -> stock.contains(item)).orElse(true);
    }
}
