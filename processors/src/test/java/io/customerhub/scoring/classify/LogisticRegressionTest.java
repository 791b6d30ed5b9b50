package io.customerhub.scoring.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LogisticRegressionTest {
    /** Of those with a 0 one of four has the outcome, of those with a 1 three of four. */
    private final float[][] rows = {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}};

    private final boolean[] outcomes = {true, false, false, false, true, true, true, false};

    @Test
    void findsTheOddsThatTwoGroupsHave() {
        double[] weights = LogisticRegression.weights(rows, 1, outcomes, 1e-9);
        assertThat(weights[1]).isCloseTo(Math.log(1.0 / 3), within(1e-6));
        assertThat(weights[0]).isCloseTo(Math.log(9), within(1e-6));
    }

    @Test
    void believesLessUnderAPenalty() {
        assertThat(LogisticRegression.weights(rows, 1, outcomes, 1)[0]).isBetween(.3, 2.0);
        assertThat(LogisticRegression.weights(rows, 1, outcomes, 1e6)[0]).isCloseTo(0, within(1e-4));
    }

    @Test
    void endsWhereOutcomesCanBeToldWithoutAMistake() {
        boolean[] told = {false, false, false, false, true, true, true, true};
        assertThat(LogisticRegression.weights(rows, 1, told, 1)[0]).isBetween(1.0, 5.0);
    }
}
