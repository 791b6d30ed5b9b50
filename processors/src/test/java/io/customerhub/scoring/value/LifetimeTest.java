package io.customerhub.scoring.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What serves is chosen within the time learned from. */
final class LifetimeTest {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final Calibration TIME = new Calibration(BEGIN, BEGIN.plusDays(272), 7);

    /** Customers who come back the oftener the more they spend on a day. */
    private final List<List<Purchase>> customers = Shoppers.from(BEGIN, 600);

    @Test
    void choosesWhatWasBestInAPeriodThatItDidNotLearnFrom() {
        Lifetime lifetime = Lifetime.learn(customers, TIME, 1);
        assertThat(lifetime.inner()).extracting(Lifetime.Inner::name).contains(Forecasters.BG_NBD, Forecasters.NET);
        assertThat(gini(lifetime, lifetime.spendBy()))
                .isEqualTo(lifetime.inner().stream()
                        .mapToDouble(Lifetime.Inner::gini)
                        .max()
                        .orElseThrow());
        assertThat(lifetime.spendBy()).isIn(Forecasters.CORRECTED, Forecasters.NET);
        assertThat(lifetime.purchasesBy()).isNotEqualTo(Forecasters.NET);
        Snapshot now = Lifetime.now(customers, TIME, TIME.end().plusDays(273));
        Forecast served = lifetime.served(now);
        assertThat(served.purchases()).hasSize(now.size()).doesNotContain(Double.NaN);
        assertThat(served.spend()).hasSize(now.size()).doesNotContain(Double.NaN);
    }

    @Test
    void learnsNothingFromWhatComesAfterItsTime() {
        List<List<Purchase>> cut = customers.stream()
                .map(purchases -> purchases.stream()
                        .filter(purchase -> !purchase.day().isAfter(TIME.end()))
                        .toList())
                .toList();
        Snapshot now = Lifetime.now(customers, TIME, TIME.end().plusDays(273));
        Snapshot blind = Lifetime.now(cut, TIME, TIME.end().plusDays(273));
        assertThat(blind.purchases()).containsOnly(0);
        assertThat(now.purchases()).isNotEqualTo(blind.purchases());
        assertThat(Lifetime.learn(cut, TIME, 1).served(blind).spend())
                .isEqualTo(Lifetime.learn(customers, TIME, 1).served(now).spend());
    }

    @Test
    void correctionRaisesWhoSpendsMoreAndLeavesTheSum() {
        Snapshot then = Snapshot.of(customers, TIME.endOf(1), TIME.endOf(2), TIME.endOf(3), 7);
        BgNbd model = BgNbd.fit(then.histories());
        Correction correction = Correction.learn(then.histories(), then.expected(model), then.purchases());
        assertThat(correction.factor(new PurchaseHistory(1, 5, 20, 100, 100, 1)))
                .isGreaterThan(1.1 * correction.factor(new PurchaseHistory(1, 5, 20, 10, 10, 1)));
        double before = 0;
        double after = 0;
        for (PurchaseHistory history : then.histories()) {
            before += model.expectedPurchases(history, then.horizon());
            after += model.expectedPurchases(history, then.horizon()) * correction.factor(history);
        }
        assertThat(after).isCloseTo(before, within(1e-6 * before));
    }

    @Test
    void dividesItsTimeIntoThirds() {
        assertThat(TIME.endOf(0)).isEqualTo(BEGIN.minusDays(1));
        assertThat(TIME.endOf(1)).isEqualTo(BEGIN.plusDays(90));
        assertThat(TIME.endOf(3)).isEqualTo(TIME.end());
    }

    private static double gini(Lifetime lifetime, String name) {
        return lifetime.inner().stream()
                .filter(inner -> inner.name().equals(name))
                .findFirst()
                .orElseThrow()
                .gini();
    }
}
