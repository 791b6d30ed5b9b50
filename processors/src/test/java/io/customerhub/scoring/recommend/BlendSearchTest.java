package io.customerhub.scoring.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BlendSearchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private final BlendSearch search = new BlendSearch(
            List.of(Strength.ONCE, Strength.often(90)), List.of(1.0), List.of(90.0), List.of(1.0, 10.0), 2, 1);

    /** Who buys a cup buys a saucer; all have bought the pen once, and nobody buys it again. */
    private static ItemHistory history() {
        var purchases = new ArrayList<ItemPurchase>();
        for (int i = 0; i < 12; i++) {
            String customer = "customer " + (char) ('a' + i);
            List<String> bought = i < 8 ? List.of("cup", "saucer", "pen") : List.of("cup", "pen");
            bought.forEach(
                    item -> purchases.add(new ItemPurchase(customer, item, "1 of " + customer, DAY.minusDays(9))));
        }
        purchases.add(new ItemPurchase("customer z", "once", "2", DAY.minusDays(1)));
        return ItemHistory.of(purchases);
    }

    @Test
    void choosesByWhatWasBoughtLater() {
        ItemHistory history = history();
        List<Set<String>> later = IntStream.range(0, history.customers().size())
                .mapToObj(i -> i >= 8 && i < 12 ? Set.of("saucer") : Set.<String>of())
                .toList();
        BlendSearch.Outcome outcome = search.run(history, DAY, later, OfferRules.NONE);
        assertThat(outcome.blends()).hasSize(2 * (1 + 2));
        assertThat(outcome.onlyNew()).hasSize(2);
        assertThat(outcome.bestForNew().precision()).isEqualTo(1);
        assertThat(outcome.bestBlend().precision()).isZero();
        assertThat(outcome.bestAlone(Strength.ONCE).settings().ridge()).isEqualTo(1);
    }

    @Test
    void refusesDayAfterWhichNobodyBought() {
        ItemHistory history = history();
        List<Set<String>> nothing = Stream.generate(Set::<String>of)
                .limit(history.customers().size())
                .toList();
        assertThatThrownBy(() -> search.run(history, DAY, nothing, OfferRules.NONE))
                .hasMessageContaining("no customer bought something before and after 2026-03-01");
    }
}
