package io.customerhub.scoring.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SilhouetteTest {
    private static final double[][] POINTS = {{0}, {1}, {4}, {6}};

    @Test
    void isAsComputedByHand() {
        double expected = (4.0 / 5 + 3.0 / 4 + 1.5 / 3.5 + 3.5 / 5.5) / 4;
        assertThat(Silhouette.of(POINTS, new int[] {0, 0, 1, 1})).isCloseTo(expected, within(1e-12));
    }

    @Test
    void countsPointAloneInItsGroupAsNothing() {
        // of the others 4 and 6 are as above, 0 and 1 are one group with 1 alone in the third
        double expected = (0 + 0 + (3 - 2) / 3.0 + (5 - 2) / 5.0) / 4;
        assertThat(Silhouette.of(POINTS, new int[] {0, 1, 2, 2})).isCloseTo(expected, within(1e-12));
    }

    @Test
    void drawsSampleThatIsNearTheWholeAndTheSameForTheSameSeed() {
        double[][] points = IntStream.range(0, 400)
                .mapToObj(i -> new double[] {i % 2 * 10 + i / 100.0})
                .toArray(double[][]::new);
        int[] groups = IntStream.range(0, 400).map(i -> i % 2).toArray();
        double whole = Silhouette.of(points, groups);
        double sample = Silhouette.of(points, groups, 100, 3);
        assertThat(sample).isCloseTo(whole, within(0.02)).isNotEqualTo(whole);
        assertThat(Silhouette.of(points, groups, 100, 3)).isEqualTo(sample);
    }
}
