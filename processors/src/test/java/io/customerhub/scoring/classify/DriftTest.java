package io.customerhub.scoring.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DriftTest {
    @Test
    void measuresHowMuchAFeatureChanges() {
        var words = new Words("plan", List.of("a", "a", "b", "b", "a", "b", "b", "b"));
        assertThat(Drift.index(words)).isCloseTo(.25 * Math.log(2) + .25 * Math.log(1.5), within(1e-12));
        assertThat(Drift.index(new Words("plan", Collections.nCopies(8, "a")))).isZero();
        double[] rising = IntStream.range(0, 1000).asDoubleStream().toArray();
        assertThat(Drift.index(new Numbers("year", rising))).isGreaterThan(Drift.MUCH);
        double[] steady = IntStream.range(0, 1000).mapToDouble(row -> row % 7).toArray();
        assertThat(Drift.index(new Numbers("day", steady))).isLessThan(.01);
    }
}
