package io.customerhub.scoring.recommend;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be recommended.
 *
 * @param excluded items that never may
 * @param inStock the items there are; empty where that is not known
 * @param onlyNew whether what a customer has bought before is left out
 * @param categories by item; an item without one is alone in its category
 * @param mostOfCategory at most so many items of one category in a list
 */
public record OfferRules(
        Set<String> excluded,
        Optional<Set<String>> inStock,
        boolean onlyNew,
        Map<String, String> categories,
        int mostOfCategory) {
    /** Everything may. */
    public static final OfferRules NONE =
            new OfferRules(Set.of(), Optional.empty(), false, Map.of(), Integer.MAX_VALUE);

    public OfferRules {
        excluded = Set.copyOf(excluded);
        inStock = inStock.map(Set::copyOf);
        categories = Map.copyOf(categories);
        if (mostOfCategory < 1) {
            throw new IllegalArgumentException("recommending: a category may have at least one item in a list");
        }
    }

    /** The same, but for what a customer has bought before. */
    public OfferRules onlyNew(boolean isOnlyNew) {
        return new OfferRules(excluded, inStock, isOnlyNew, categories, mostOfCategory);
    }

    boolean allow(String item) {
        return !excluded.contains(item)
                && inStock.map(stock -> stock.contains(item)).orElse(true);
    }
}
