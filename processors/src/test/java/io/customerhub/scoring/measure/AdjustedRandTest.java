package io.customerhub.scoring.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AdjustedRandTest {
    private static final int[] PAIRS = {0, 0, 1, 1};

    @Test
    void isOneForSameGroupsWhateverTheirNumbers() {
        assertThat(AdjustedRand.of(PAIRS, new int[] {7, 7, -3, -3})).isEqualTo(1);
    }

    @Test
    void isAsComputedByHandWhereGroupIsSplit() {
        // 1 pair together in both, 2 and 1 of 6 pairs in either: (1 - 1/3) / (3/2 - 1/3)
        assertThat(AdjustedRand.of(PAIRS, new int[] {0, 0, 1, 2})).isCloseTo(4.0 / 7, within(1e-12));
    }

    @Test
    void isBelowNothingWhereGroupsContradictEachOther() {
        assertThat(AdjustedRand.of(PAIRS, new int[] {0, 1, 0, 1})).isCloseTo(-0.5, within(1e-12));
    }

    @Test
    void isOneWhereAllIsOneGroupInBoth() {
        assertThat(AdjustedRand.of(new int[] {4, 4, 4}, new int[] {0, 0, 0})).isEqualTo(1);
    }

    @Test
    void refusesGroupingsOfOtherThings() {
        assertThatThrownBy(() -> AdjustedRand.of(PAIRS, new int[] {1}))
                .hasMessage("comparing groupings of 4 and 1 things");
    }
}
