package io.customerhub.scoring.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.scoring.recommend.OfferSearch.Candidate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OfferSearchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void findsTheBestOfEachKindWithOwnFrequencyAtTheHead() {
        var customers = new ArrayList<List<BoughtItem>>();
        var later = new ArrayList<Set<String>>();
        for (int i = 0; i < 30; i++) {
            boolean isPair = i % 3 > 0;
            customers.add(
                    isPair
                            ? List.of(bought("cup", 20), bought("saucer", 20))
                            : List.of(bought("cup", 20), bought("pen", 400), bought("pen", 500)));
            later.add(isPair ? Set.of("cup") : Set.of("saucer"));
        }
        ItemHistory history = ItemHistory.ofRows(customers, Recommender.items(customers));
        List<Candidate> candidates = new OfferSearch(1, 2).candidates(history, DAY, later, OfferRules.NONE);

        assertThat(candidates.stream().map(candidate -> candidate.way().name()))
                .startsWith("own frequency, then popularity")
                .contains("item neighbours", "EASE")
                .hasSize(6)
                .doesNotHaveDuplicates();
        assertThat(candidates.get(0).precision()).isEqualTo(2.0 / 3);
        assertThat(candidates).allSatisfy(each -> assertThat(each.precision()).isBetween(0.0, 1.0));
    }

    private static BoughtItem bought(String item, int daysAgo) {
        return new BoughtItem(item, DAY.minusDays(daysAgo), 1);
    }
}
