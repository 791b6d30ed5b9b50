package io.customerhub.scoring.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TopItemsTest {
    @Test
    void isAsComputedByHand() {
        TopItems figures = TopItems.of(
                List.of(List.of("cup", "bag", "pen"), List.of("jar"), List.of("cup")),
                List.of(Set.of("cup", "hat", "pen"), Set.of("tin"), Set.of()),
                2);
        // the pen stands at the third of two places; a place left empty is a miss; who bought nothing does not count
        assertThat(figures.precision()).isCloseTo((1.0 / 2 + 0) / 2, within(1e-12));
        assertThat(figures.recall()).isCloseTo((1.0 / 3 + 0) / 2, within(1e-12));
        assertThat(figures.covered()).isEqualTo(3);
        assertThat(figures.customers()).isEqualTo(2);
    }

    @Test
    void saysNothingOfNobody() {
        assertThat(TopItems.of(List.of(), List.of(), 10).precision()).isNaN();
    }
}
