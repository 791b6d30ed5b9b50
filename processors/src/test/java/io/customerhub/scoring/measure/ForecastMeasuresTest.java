package io.customerhub.scoring.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What forecasts are measured by, on numbers small enough to be worked out by hand. */
final class ForecastMeasuresTest {
    private static final double[] CAME = {0, 0, 1, 3};

    @Test
    void correlationsAreOneForTheSameOrderAndMinusOneForItsReverse() {
        assertThat(Correlation.pearson(CAME, new double[] {5, 5, 7, 11})).isCloseTo(1, within(1e-12));
        assertThat(Correlation.spearman(CAME, new double[] {1, 1, 2, 900})).isCloseTo(1, within(1e-12));
        assertThat(Correlation.spearman(CAME, new double[] {4, 4, 2, 1})).isCloseTo(-1, within(1e-12));
        assertThat(Correlation.pearson(new double[] {1, 2, 3, 4}, new double[] {2, 1, 4, 3}))
                .isCloseTo(.6, within(1e-12));
        assertThat(Correlation.pearson(CAME, new double[4])).isNaN();
    }

    @Test
    void evenRanksAreShared() {
        // Ranks 1.5, 1.5, 3, 4 beside 1, 2, 3, 4.
        assertThat(Correlation.spearman(CAME, new double[] {1, 2, 3, 4}))
                .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    }

    @Test
    void giniIsOneForTheTruthAndNothingForNoOrderAtAll() {
        assertThat(Gini.normalised(CAME, new double[] {-9, -9, 0, 2})).isCloseTo(1, within(1e-12));
        assertThat(Gini.normalised(CAME, new double[] {7, 7, 7, 7})).isCloseTo(0, within(1e-12));
        assertThat(Gini.normalised(CAME, new double[] {2, 2, 0, -9})).isCloseTo(-1, within(1e-12));
        // The best two together: area 1/4 instead of the truth's .4375 - .125.
        assertThat(Gini.normalised(CAME, new double[] {0, 0, 1, 1})).isCloseTo(.25 / .3125, within(1e-12));
    }

    @Test
    void whatIsNotKnownOfOneIsNotMeasured() {
        double[] expected = {1, Double.NaN, 2, 3};
        assertThat(Gini.normalised(CAME, expected)).isNaN();
        assertThat(Correlation.spearman(CAME, expected)).isNaN();
        assertThat(Correlation.pearson(CAME, expected)).isNaN();
        assertThat(Deviation.meanAbsolute(CAME, expected)).isNaN();
    }

    @Test
    void deviationsAreMeansOfDifferences() {
        assertThat(Deviation.meanAbsolute(CAME, new double[] {1, 0, 1, 1})).isCloseTo(.75, within(1e-12));
        assertThat(Deviation.rSquared(CAME, CAME)).isEqualTo(1);
        assertThat(Deviation.rSquared(CAME, new double[] {1, 1, 1, 1})).isCloseTo(0, within(1e-12));
    }

    @Test
    void decilesBeginWithThoseOfWhomMostWasExpected() {
        double[] expected = IntStream.range(0, 25).mapToDouble(i -> i).toArray();
        double[] came = Arrays.stream(expected).map(value -> value + 1).toArray();
        Deciles deciles = Deciles.of(came, expected);
        assertThat(deciles.groups()).hasSize(10);
        assertThat(deciles.groups().get(0)).isEqualTo(new Deciles.Group(23.5, 24.5));
        assertThat(deciles.groups().get(9)).isEqualTo(new Deciles.Group(1, 2));
        assertThat(deciles.offBy())
                .isCloseTo(
                        10
                                / deciles.groups().stream()
                                        .mapToDouble(Deciles.Group::came)
                                        .sum(),
                        within(1e-12));
    }
}
