package io.customerhub.identity.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class CalibrationErrorTest {
    private final CalibrationError error = new CalibrationError();

    @Test
    void confidenceThatMeansWhatItSaysIsNotOff() {
        for (int pair = 0; pair < 10; pair++) {
            error.add(0.7, pair < 7);
        }
        assertThat(error.expected()).isCloseTo(0, within(1e-9));
    }

    @Test
    void tooMuchInOneBinDoesNotMakeUpForTooLittleInAnother() {
        error.add(0.9, false);
        error.add(0.1, true);
        assertThat(error.expected()).isCloseTo(0.9, within(1e-9));
        error.add(1, true);
        assertThat(error.expected()).isCloseTo((0.9 - 0 + 0.9) / 3, within(0.01));
    }

    @Test
    void nothingIsNotOff() {
        assertThat(error.expected()).isZero();
    }
}
