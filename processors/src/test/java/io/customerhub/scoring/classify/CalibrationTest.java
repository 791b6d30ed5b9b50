package io.customerhub.scoring.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CalibrationTest {
    @Test
    void halvesLogOddsThatAreTwiceTooSure() {
        Leavers leavers = Leavers.plain(20_000, 9);
        double[] tooSure = IntStream.range(0, 20_000)
                .mapToDouble(row -> 2 * Math.log(leavers.likely()[row] / (1 - leavers.likely()[row])) + 1)
                .toArray();
        Calibration calibration = Calibration.learn(tooSure, leavers.outcomes());
        assertThat(calibration.slope()).isCloseTo(.5, within(.03));
        assertThat(calibration.logOdds(1)).isCloseTo(0, within(.06));
    }

    @Test
    void saysTheRateWhereLogOddsAreTheWrongWayRound() {
        Calibration calibration =
                Calibration.learn(new double[] {2, 1, -1, -2}, new boolean[] {false, false, true, true});
        assertThat(calibration.logOdds(5)).isZero();
    }
}
