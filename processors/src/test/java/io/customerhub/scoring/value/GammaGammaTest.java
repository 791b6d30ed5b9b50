package io.customerhub.scoring.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.scoring.value.MadeUpCustomers.Made;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What customers spend, against the figures of the literature and against customers made up by known parameters. */
final class GammaGammaTest {
    private static final GammaGamma NOTE = new GammaGamma(6.25, 3.74, 15.44, 0, 0);

    @Test
    void findsTheParametersOfTheNote() throws IOException {
        GammaGamma found = GammaGamma.fit(Cdnow.sample());
        assertThat(found.p()).isCloseTo(6.25, within(.005));
        assertThat(found.q()).isCloseTo(3.74, within(.005));
        assertThat(found.v()).isCloseTo(15.44, within(.005));
        assertThat(found.correlation()).isCloseTo(.11, within(.005));
    }

    @Test
    void findsTheParametersByWhichCustomersWereMade() {
        List<Made> made =
                new MadeUpCustomers(5).make(15_000, new BgNbd(.8, 6, .6, 2.5, 0), new GammaGamma(6, 4, 15, 0, 0), 0);
        GammaGamma found = GammaGamma.fit(made.stream().map(Made::history).toList());
        assertThat(found.p()).isCloseTo(6, within(.4));
        assertThat(found.q()).isCloseTo(4, within(.2));
        assertThat(found.v()).isCloseTo(15, within(1.5));
        assertThat(found.correlation()).isCloseTo(0, within(.03));
    }

    @Test
    void believesTheCustomerTheMoreTheOftenerTheyBought() {
        double all = NOTE.expectedSpend(new PurchaseHistory(0, 0, 30, 0, 80, 1));
        double once = NOTE.expectedSpend(new PurchaseHistory(1, 9, 30, 80, 80, 1));
        double often = NOTE.expectedSpend(new PurchaseHistory(30, 29, 30, 80, 80, 1));
        assertThat(all).isCloseTo(6.25 * 15.44 / 2.74, within(1e-9));
        assertThat(once).isBetween(all, often);
        assertThat(often).isBetween(78.0, 80.0);
    }

    @Test
    void valueIsPurchasesTimesSpendAndLessWhenDiscounted() {
        var history = new PurchaseHistory(2, 30.43, 38.86, 22.35, 29.33, 1);
        var purchases = new BgNbd(.243, 4.414, .793, 2.426, 0);
        double plain = new LifetimeValue(purchases, NOTE, 0).of(history, 39.5);
        assertThat(plain)
                .isCloseTo(purchases.expectedPurchases(history, 39.5) * NOTE.expectedSpend(history), within(1e-9));
        double discounted = new LifetimeValue(purchases, NOTE, .002).of(history, 39.5);
        assertThat(discounted).isBetween(plain * Math.pow(1.002, -39.5), plain * Math.pow(1.002, -1));
        assertThat(new LifetimeValue(purchases, NOTE, 1e-15).of(history, 39.5)).isCloseTo(plain, within(1e-9));
    }

    @Test
    void refusesCustomersWhoDidNotPay() {
        assertThatThrownBy(() -> GammaGamma.fit(List.of(new PurchaseHistory(3, 9, 10, 0, 5, 1))))
                .hasMessageContaining("none bought again and paid");
    }
}
