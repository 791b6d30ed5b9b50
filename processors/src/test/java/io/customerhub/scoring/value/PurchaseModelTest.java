package io.customerhub.scoring.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.scoring.value.MadeUpCustomers.Made;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often customers buy, against the figures of the literature and against customers made up by known parameters. */
final class PurchaseModelTest {
    /** A customer of the literature's example: sample number 1 as of week 38.86. */
    private static final PurchaseHistory EXAMPLE = new PurchaseHistory(2, 30.43, 38.86, 22.35, 29.33, 1);

    private static final BgNbd PAPER = new BgNbd(.243, 4.414, .793, 2.426, 0);
    private static final ParetoNbd NOTE = new ParetoNbd(.553, 10.578, .606, 11.669, 0);

    @Test
    void bgNbdFindsTheParametersOfThePaper() throws IOException {
        BgNbd found = BgNbd.fit(Cdnow.sample());
        assertThat(found.r()).isCloseTo(.243, within(.0005));
        assertThat(found.alpha()).isCloseTo(4.414, within(.0005));
        assertThat(found.a()).isCloseTo(.793, within(.0005));
        assertThat(found.b()).isCloseTo(2.426, within(.0005));
        assertThat(found.logLikelihood()).isCloseTo(-9582.4, within(.05));
    }

    @Test
    void paretoNbdFindsTheParametersOfThePaper() throws IOException {
        ParetoNbd found = ParetoNbd.fit(Cdnow.sample());
        assertThat(found.r()).isCloseTo(.553, within(.0005));
        assertThat(found.alpha()).isCloseTo(10.58, within(.005));
        assertThat(found.s()).isCloseTo(.606, within(.0005));
        assertThat(found.beta()).isCloseTo(11.67, within(.005));
        assertThat(found.logLikelihood()).isCloseTo(-9595.0, within(.05));
    }

    @Test
    void paretoNbdStaysWhereItCanBeComputedWhenAllLeaveAtTheSameRate() {
        LocalDate begin = LocalDate.of(2026, 1, 1);
        List<PurchaseHistory> histories = Shoppers.from(begin, 500).stream()
                .flatMap(purchases -> PurchaseHistory.asOf(purchases, begin.plusDays(130), 7).stream())
                .toList();
        ParetoNbd found = ParetoNbd.fit(histories);
        assertThat(found.beta() / found.alpha()).isBetween(90.0, 100.0);
        assertThat(found.logLikelihood())
                .as("without the bound, with s 2,896 and beta 115,019")
                .isCloseTo(-1591.1174, within(.001));
    }

    @Test
    void expectsWhatThePaperExpectsOfItsExample() {
        assertThat(PAPER.expectedPurchases(EXAMPLE, 39)).isCloseTo(1.226, within(.0005));
    }

    @Test
    void findsTheParametersByWhichCustomersWereMade() {
        List<Made> made =
                new MadeUpCustomers(11).make(20_000, new BgNbd(.8, 6, .6, 2.5, 0), new GammaGamma(6, 4, 15, 0, 0), 26);
        BgNbd found = BgNbd.fit(made.stream().map(Made::history).toList());
        assertThat(found.r()).isCloseTo(.8, within(.04));
        assertThat(found.alpha()).isCloseTo(6, within(.5));
        assertThat(found.a()).isCloseTo(.6, within(.05));
        assertThat(found.b()).isCloseTo(2.5, within(.3));
        double expected = made.stream()
                .mapToDouble(one -> found.expectedPurchases(one.history(), 26))
                .sum();
        double came = made.stream().mapToDouble(Made::later).sum();
        assertThat(expected / came).isCloseTo(1, within(.03));
    }

    @Test
    void bothModelsExpectMoreOfLongerTimesAndNothingOfNone() {
        for (PurchaseModel model : List.of(PAPER, NOTE)) {
            assertThat(model.expectedPurchases(EXAMPLE, 0)).isCloseTo(0, within(1e-12));
            assertThat(model.expectedPurchases(EXAMPLE, 1)).isPositive();
            assertThat(model.expectedPurchases(EXAMPLE, 80)).isGreaterThan(model.expectedPurchases(EXAMPLE, 40));
        }
    }

    @Test
    void whoBoughtOftenAndThenNoMoreHasProbablyLeft() {
        var silent = new PurchaseHistory(20, 10, 38.86, 20, 20, 1);
        var active = new PurchaseHistory(20, 38, 38.86, 20, 20, 1);
        for (PurchaseModel model : List.of(PAPER, NOTE)) {
            assertThat(model.probabilityAlive(silent)).isBetween(0.0, .01);
            assertThat(model.probabilityAlive(active)).isBetween(.9, 1.0);
        }
        assertThat(PAPER.probabilityAlive(new PurchaseHistory(0, 0, 38, 0, 9, 1)))
                .isEqualTo(1);
        assertThat(NOTE.probabilityAlive(new PurchaseHistory(0, 0, 38, 0, 9, 1)))
                .isBetween(.2, .9);
    }

    @Test
    void staysFiniteForThousandsOfPurchasesAndDecades() {
        var busy = new PurchaseHistory(5_000, 2_000, 2_000.5, 20, 20, 1);
        for (PurchaseModel model : List.of(PAPER, NOTE)) {
            assertThat(model.expectedPurchases(busy, 500)).isBetween(1_000.0, 1_300.0);
        }
    }

    @Test
    void staysFiniteWhereAllLeaveAlike() {
        // A tenth leaves after each purchase, in all customers: the beta distribution is a point.
        double alike = new BgNbd(.243, 4.414, 10_000, 90_000, 0).expectedPurchases(EXAMPLE, 39);
        double nearly = new BgNbd(.243, 4.414, 200, 1_800, 0).expectedPurchases(EXAMPLE, 39);
        assertThat(alike).isCloseTo(nearly, within(.01)).isPositive();
    }

    @Test
    void crossesTheGapOfTheExpectation() {
        double below = new BgNbd(.243, 4.414, 1 - 1e-4, 2.426, 0).expectedPurchases(EXAMPLE, 39);
        double above = new BgNbd(.243, 4.414, 1 + 1e-4, 2.426, 0).expectedPurchases(EXAMPLE, 39);
        double between = new BgNbd(.243, 4.414, 1, 2.426, 0).expectedPurchases(EXAMPLE, 39);
        assertThat(between).isBetween(Math.min(below, above), Math.max(below, above));
        double paretoAbove = new ParetoNbd(.553, 10.578, 1 + 1e-6, 11.669, 0).expectedPurchases(EXAMPLE, 39);
        double paretoBetween = new ParetoNbd(.553, 10.578, 1, 11.669, 0).expectedPurchases(EXAMPLE, 39);
        assertThat(paretoBetween).isCloseTo(paretoAbove, within(1e-5));
    }

    @Test
    void paretoNbdIsTheSameWhicheverScaleIsLarger() {
        double even = new ParetoNbd(.553, 11, .606, 11, 0).expectedPurchases(EXAMPLE, 39);
        double below = new ParetoNbd(.553, 11 - 1e-9, .606, 11, 0).expectedPurchases(EXAMPLE, 39);
        double above = new ParetoNbd(.553, 11 + 1e-9, .606, 11, 0).expectedPurchases(EXAMPLE, 39);
        assertThat(below).isCloseTo(even, within(1e-7));
        assertThat(above).isCloseTo(even, within(1e-7));
    }

    @Test
    void refusesCustomersOfWhomNoneCameBack() {
        assertThatThrownBy(() -> BgNbd.fit(List.of(new PurchaseHistory(0, 0, 10, 0, 5, 1))))
                .hasMessageContaining("1 customers, of whom none bought again");
    }
}
