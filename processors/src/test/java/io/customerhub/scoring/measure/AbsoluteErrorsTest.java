package io.customerhub.scoring.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AbsoluteErrorsTest {
    private final AbsoluteErrors large = AbsoluteErrors.of(new double[] {10, 20}, new double[] {12, 15});

    @Test
    void isAsComputedByHand() {
        assertThat(large.wape()).isCloseTo(7.0 / 27, within(1e-12));
    }

    @Test
    void weighsSeriesByWhatTheySell() {
        AbsoluteErrors small = AbsoluteErrors.of(new double[] {3}, new double[] {1});
        assertThat(large.plus(small).wape()).isCloseTo(9.0 / 28, within(1e-12));
    }

    @Test
    void saysNothingWhereNothingHappened() {
        assertThat(AbsoluteErrors.NONE.wape()).isNaN();
    }

    @Test
    void refusesForecastOfOtherLength() {
        assertThatThrownBy(() -> AbsoluteErrors.of(new double[2], new double[3]))
                .hasMessage("comparing 2 forecast values with 3");
    }
}
