package io.customerhub.scoring.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** All against values worked out by hand. */
final class MeasuredTest {
    @Test
    void countsThePairsThatAreInOrder() {
        Auc auc = Auc.of(new double[] {.1, .4, .35, .8}, new boolean[] {false, false, true, true});
        assertThat(auc.value()).isEqualTo(.75);
        assertThat(auc.standardError()).isCloseTo(Math.sqrt(.125), within(1e-12));
    }

    @Test
    void countsTiesHalf() {
        assertThat(Auc.of(new double[] {.5, .5, .2}, new boolean[] {true, false, false})
                        .value())
                .isEqualTo(.75);
        assertThat(Auc.of(new double[] {1, 1, 1, 1}, new boolean[] {true, false, true, false})
                        .value())
                .isEqualTo(.5);
    }

    @Test
    void knowsNoOrderWhereAllAreAlike() {
        assertThat(Auc.of(new double[] {.1, .2}, new boolean[] {true, true}).value())
                .isNaN();
    }

    @Test
    void measuresHowFarProbabilitiesAreFromWhatCame() {
        Measured measured = Measured.of(new double[] {.8, .4, .5}, new boolean[] {true, false, false});
        assertThat(measured.brier()).isCloseTo((.04 + .16 + .25) / 3, within(1e-12));
        assertThat(measured.accuracy()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(measured.logLoss()).isCloseTo(-(Math.log(.8) + Math.log(.6) + Math.log(.5)) / 3, within(1e-12));
    }

    @Test
    void measuresCalibrationInBinsOfAsManyRows() {
        double[] probabilities = new double[20];
        boolean[] outcomes = new boolean[20];
        for (int row = 0; row < 20; row++) {
            int pair = row / 2;
            probabilities[row] = .05 + .1 * pair + .001 * (row % 2);
            outcomes[row] = row % 2 == 0;
        }
        double off = 0;
        for (int bin = 0; bin < 10; bin++) {
            off += Math.abs(.05 + .1 * bin + .0005 - .5) / 10;
        }
        assertThat(Measured.of(probabilities, outcomes).calibrationError()).isCloseTo(off, within(1e-12));
    }

    @Test
    void keepsEqualProbabilitiesInOneBin() {
        double[] probabilities = new double[40];
        Arrays.fill(probabilities, .25);
        boolean[] outcomes = new boolean[40];
        Arrays.fill(outcomes, 0, 10, true);
        assertThat(Measured.of(probabilities, outcomes).calibrationError()).isZero();
    }

    @Test
    void costsACertainMistakeMuchButNotWithoutEnd() {
        assertThat(Measured.logLoss(0, true)).isCloseTo(-Math.log(1e-12), within(1e-9));
    }
}
