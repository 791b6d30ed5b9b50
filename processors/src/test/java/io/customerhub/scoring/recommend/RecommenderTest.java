package io.customerhub.scoring.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.scoring.recommend.OfferWay.Likeness;
import io.customerhub.scoring.recommend.Recommender.Because;
import io.customerhub.scoring.recommend.Recommender.Recommended;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecommenderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Strength ONCE = Strength.ONCE;

    private static BoughtItem bought(String item, int daysAgo, int documents) {
        return new BoughtItem(item, DAY.minusDays(daysAgo), documents);
    }

    /** Who buys a cup buys a saucer; everybody has bought the pen. */
    private static List<List<BoughtItem>> customers() {
        var customers = new ArrayList<List<BoughtItem>>();
        for (int i = 0; i < 8; i++) {
            customers.add(List.of(bought("cup", 9, 1), bought("saucer", 9, 1), bought("pen", 30, 1)));
            customers.add(List.of(bought("pen", 30, 2), bought("tin", 200, 3)));
        }
        return customers;
    }

    private static Recommender learned(OfferWay way) {
        List<List<BoughtItem>> customers = customers();
        return Recommender.learn(ItemHistory.ofRows(customers, Recommender.items(customers)), DAY, way, 2);
    }

    private static OfferWay way(Likeness likeness, double weight) {
        return new OfferWay(likeness, new BlendSettings(ONCE, 1, Double.POSITIVE_INFINITY, weight));
    }

    private static List<Recommended> of(OfferWay way, OfferRules rules, BoughtItem... bought) {
        return learned(way).of(List.of(List.of(bought)), DAY, rules, 3).get(0);
    }

    private static OfferRules resting(int days) {
        return new OfferRules(Set.of(), Optional.empty(), days, Map.of(), 9);
    }

    @Test
    void ownFrequencyOffersWhatWasBoughtOftenAndThenWhatMostBuy() {
        List<Recommended> offers = of(OfferWay.OWN, OfferRules.NONE, bought("tin", 10, 2), bought("tin", 5, 1));
        assertThat(offers).extracting(Recommended::item).containsExactly("tin", "pen", "cup");
        assertThat(offers.get(0).because()).containsExactly(new Because("tin", 3, 3));
        assertThat(offers.get(0).documents()).isEqualTo(3);
        assertThat(offers.get(1).because()).as("what most buy has no reason").isEmpty();
        assertThat(offers.get(1).documents()).isZero();
    }

    @Test
    void neighboursAndEaseOfferWhatTheSameCustomersBuy() {
        for (Likeness likeness : List.of(Likeness.NEIGHBOURS, Likeness.EASE)) {
            List<Recommended> offers =
                    of(way(likeness, Double.POSITIVE_INFINITY), resting(100_000), bought("cup", 10, 4));
            assertThat(offers.get(0).item()).isEqualTo("saucer");
            assertThat(offers.get(0).because())
                    .singleElement()
                    .satisfies(because -> assertThat(because.item()).isEqualTo("cup"))
                    .satisfies(because -> assertThat(because.documents()).isEqualTo(4));
        }
    }

    @Test
    void effectsAddUpToTheScoreByWhichItemsAreOrdered() {
        var way = way(Likeness.NEIGHBOURS, 0.5);
        var bought = List.of(bought("cup", 10, 1), bought("pen", 10, 2));
        Recommender learned = learned(way);
        ItemHistory history = ItemHistory.ofRows(List.of(bought), learned.items());
        double[] scores = learned.scorer(history, DAY).scores(0);
        List<Recommended> offers =
                learned.of(List.of(bought), DAY, OfferRules.NONE, 4).get(0);
        assertThat(offers).hasSize(4).allSatisfy(offer -> {
            assertThat(offer.score()).isCloseTo(scores[learned.items().indexOf(offer.item())], within(1e-9));
            assertThat(offer.because().stream().mapToDouble(Because::effect).sum())
                    .isCloseTo(offer.score(), within(1e-9));
        });
    }

    @Test
    void whatWasBoughtLatelyRestsAndComesBack() {
        var pen = bought("pen", 10, 9);
        assertThat(of(OfferWay.OWN, resting(10), pen).get(0).item()).isEqualTo("pen");
        assertThat(of(OfferWay.OWN, resting(11), pen))
                .extracting(Recommended::item)
                .doesNotContain("pen");
    }

    @Test
    void itemsThatAreNotKnownSayNothing() {
        assertThat(of(way(Likeness.NEIGHBOURS, 1), OfferRules.NONE, bought("sold since", 1, 5)))
                .allSatisfy(offer -> assertThat(offer.because()).isEmpty());
    }

    @Test
    void easeKeepsTheStrongestWeightsOfEachItem() {
        Purchases told = ONCE.of(ItemHistory.ofRows(customers(), List.of("cup", "pen", "saucer", "tin")), DAY);
        Ease ease = Ease.fit(told, 2, 1);
        ItemNeighbours all = ease.strongest(9);
        for (int customer = 0; customer < told.customers(); customer++) {
            assertThat(all.of(told).scores(customer))
                    .containsExactly(ease.of(told).scores(customer), within(1e-6));
        }
        assertThat(ease.strongest(1).neighbours()[0])
                .as("a cup says most of a saucer")
                .containsExactly(2);
    }
}
