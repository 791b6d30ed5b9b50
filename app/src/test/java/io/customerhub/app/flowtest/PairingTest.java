package io.customerhub.app.flowtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PairingTest {
    @Test
    void meetsAllThatCanBeMetWhateverTheirOrder() {
        // The first fits both candidates, the second only the first one.
        assertThat(Pairing.of(List.of(List.of(0, 0), List.of(0, 2)), 2)).containsExactly(1, 0);
    }

    @Test
    void givesWhatIsNotMetTheLeastDifferent() {
        assertThat(Pairing.of(List.of(List.of(3, 0, 1), List.of(2, 5, 1)), 3)).containsExactly(1, 2);
    }

    @Test
    void leavesAnExpectationAloneForWhomThereIsNone() {
        assertThat(Pairing.of(List.of(List.of(1), List.of(0)), 1)).containsExactly(-1, 0);
    }
}
