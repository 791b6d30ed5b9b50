package io.customerhub.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PairFiguresTest {
    @Test
    void countsPairsInClustersAgainstPairsOfOneCustomer() {
        PairFigures figures = PairFigures.of(new int[] {1, 1, 1, 2, 2, 3}, List.of("a", "a", "b", "b", "b", "c"));
        // In clusters: 3 + 1 pairs, of which a-a and b-b are right; of one customer: 1 + 3.
        assertThat(figures.precision()).isEqualTo(0.5);
        assertThat(figures.recall()).isEqualTo(0.5);
        assertThat(figures.f1()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void whereNothingIsJoinedNothingIsWrongAndAllIsMissing() {
        PairFigures figures = PairFigures.of(new int[] {0, 1}, List.of("a", "a"));
        assertThat(figures.precision()).isEqualTo(1);
        assertThat(figures.recall()).isZero();
        assertThat(figures.f1()).isZero();
    }
}
