package io.customerhub.scoring.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OffersTest {
    private static final List<String> ITEMS = List.of("red cup", "blue cup", "bag", "postage", "tin");
    private static final ItemScorer SCORER = customer -> new double[] {5, 4, 3, 9, 3};

    private static List<String> offers(OfferRules rules, int places, int... leftOut) {
        int[] buyers = {1, 1, 1, 1, 2};
        return new Offers(ITEMS, buyers, rules, places)
                .of(SCORER, new int[][] {leftOut}).get(0).stream()
                        .map(ITEMS::get)
                        .toList();
    }

    @Test
    void offersWhatScoresBestAndOfEqualsWhatIsMorePopular() {
        assertThat(offers(OfferRules.NONE, 4)).containsExactly("postage", "red cup", "blue cup", "tin");
    }

    @Test
    void offersFewerWhereRulesLeaveFewer() {
        var rules = new OfferRules(Set.of("postage"), Optional.of(Set.of("red cup", "tin", "postage")), 0, Map.of(), 9);
        assertThat(offers(rules, 4, 0)).containsExactly("tin");
    }

    @Test
    void offersNoMoreOfOneCategoryThanDeclared() {
        var categories = Map.of("red cup", "cups", "blue cup", "cups");
        var rules = new OfferRules(Set.of(), Optional.empty(), 0, categories, 1);
        assertThat(offers(rules, 3)).containsExactly("postage", "red cup", "tin");
    }
}
