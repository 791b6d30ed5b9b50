package io.customerhub.scoring.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ItemHistoryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private final List<ItemPurchase> purchases = List.of(
            new ItemPurchase("Ann", "cup", "1", DAY.minusDays(20)),
            new ItemPurchase("Ann", "cup", "1", DAY.minusDays(20)),
            new ItemPurchase("Ann", "cup", "2", DAY.minusDays(10)),
            new ItemPurchase("Ben", "bag", "3", DAY));

    @Test
    void countsItemOnceForDocument() {
        ItemHistory history = ItemHistory.of(purchases);
        assertThat(history.customers()).containsExactly("Ann", "Ben");
        assertThat(history.items()).containsExactly("bag", "cup");
        Purchases counted = history.counted(DAY, Double.POSITIVE_INFINITY);
        assertThat(counted.bought()).isDeepEqualTo(new int[][] {{1}, {0}});
        assertThat(counted.times()).isDeepEqualTo(new double[][] {{2}, {1}});
        assertThat(counted.buyers()).containsExactly(1, 1);
    }

    @Test
    void countsPurchaseHalfAfterHalfLife() {
        Purchases counted = ItemHistory.of(purchases).counted(DAY, 10);
        assertThat(counted.times()[0][0]).isCloseTo(0.25 + 0.5, within(1e-12));
        assertThat(counted.logarithmic().times()[0][0]).isCloseTo(Math.log(1.75), within(1e-12));
        assertThat(counted.once().times()[0]).containsExactly(1);
    }

    @Test
    void knowsOnlyTheItemsOfModel() {
        ItemHistory history = ItemHistory.ofRows(
                List.of(List.of(new BoughtItem("cup", DAY, 2)), List.of(new BoughtItem("bag", DAY, 1))),
                List.of("tin", "bag"));
        assertThat(history.counted(DAY, 10).bought()).isDeepEqualTo(new int[][] {{}, {1}});
    }
}
