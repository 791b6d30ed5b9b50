package io.customerhub.scoring.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PurchaseHistoryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final List<Purchase> purchases = List.of(
            new Purchase(DAY.plusDays(14), 30, 3),
            new Purchase(DAY, 10, 1),
            new Purchase(DAY.plusDays(14), 20, 1),
            new Purchase(DAY.plusDays(35), 70, 2),
            new Purchase(DAY.plusDays(36), 999, 9));

    @Test
    void joinsPurchasesOfOneDayAndLeavesOutWhatComesLater() {
        PurchaseHistory history =
                PurchaseHistory.asOf(purchases, DAY.plusDays(35), 7).orElseThrow();
        assertThat(history).isEqualTo(new PurchaseHistory(2, 5, 5, 60, 10, 7 / 3.0));
        assertThat(history.dailySpend()).isCloseTo(130 / 3.0, within(1e-12));
    }

    @Test
    void hasNoRecencyWithoutRepeats() {
        assertThat(PurchaseHistory.asOf(purchases, DAY.plusDays(13), 1))
                .hasValue(new PurchaseHistory(0, 0, 13, 0, 10, 1));
    }

    @Test
    void isNothingBeforeTheFirstPurchase() {
        assertThat(PurchaseHistory.asOf(purchases, DAY.minusDays(1), 7)).isEmpty();
    }
}
