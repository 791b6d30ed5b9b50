package io.customerhub.scoring.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.scoring.classify.Drift.Degree;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DriftTest {
    @Test
    void measuresHowMuchAFeatureChanges() {
        var words = new Words("plan", List.of("a", "a", "b", "b", "a", "b", "b", "b"));
        assertThat(Drift.halves(words).index()).isCloseTo(.25 * Math.log(2) + .25 * Math.log(1.5), within(1e-12));
        assertThat(Drift.halves(new Words("plan", Collections.nCopies(8, "a")))).isEqualTo(new Drift(0, 0));
        double[] rising = IntStream.range(0, 1000).asDoubleStream().toArray();
        assertThat(Drift.halves(new Numbers("year", rising)).index()).isGreaterThan(Drift.MUCH);
        double[] steady = IntStream.range(0, 1000).mapToDouble(row -> row % 7).toArray();
        assertThat(Drift.halves(new Numbers("day", steady)).index()).isLessThan(.01);
        assertThat(Drift.drifting(
                        new FeatureTable(1000, List.of(new Numbers("year", rising), new Numbers("day", steady)))))
                .containsExactly("year");
    }

    @Test
    void comparesShareByShareWhatIsNotKnownToo() {
        // Shares .5 .3 .2 become .2 .3 .5: .3 ln 2.5 twice, and nothing for the middle.
        var early = new Words("plan", words(50, 30, 20));
        var late = new Words("plan", words(40, 60, 100));
        assertThat(Drift.between(early, late).index()).isCloseTo(.6 * Math.log(2.5), within(1e-12));
        assertThat(Drift.between(late, early).index())
                .isEqualTo(Drift.between(early, late).index());

        // Known are 10 of 20 and then 19 of 20, all of them the same number.
        double[] half = IntStream.range(0, 20)
                .mapToDouble(row -> row < 10 ? Double.NaN : 3)
                .toArray();
        double[] most = IntStream.range(0, 20)
                .mapToDouble(row -> row < 1 ? Double.NaN : 3)
                .toArray();
        assertThat(Drift.between(new Numbers("age", half), new Numbers("age", most))
                        .index())
                .isCloseTo(.45 * Math.log(.95 / .5) + .45 * Math.log(.5 / .05), within(1e-12));
    }

    private static List<String> words(int a, int b, int unknown) {
        return Stream.of(Collections.nCopies(a, "a"), Collections.nCopies(b, "b"), Collections.nCopies(unknown, ""))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void numbersAreToldApartByTenthsOfBoth() {
        // Of 0 to 199 a tenth is 20 numbers: the lower half has .2 in five of them and nothing, which counts as .001,
        // in the others.
        var lower = new Numbers("n", IntStream.range(0, 100).asDoubleStream().toArray());
        var upper = new Numbers("n", IntStream.range(100, 200).asDoubleStream().toArray());
        assertThat(Drift.between(lower, upper).index()).isCloseTo(10 * .199 * Math.log(200), within(1e-12));
        // 8 and then 5 of 10 are 1, the others are 2.
        var ones = new Numbers(
                "n", IntStream.range(0, 10).mapToDouble(row -> row < 8 ? 1 : 2).toArray());
        var fewer = new Numbers(
                "n", IntStream.range(0, 10).mapToDouble(row -> row < 5 ? 1 : 2).toArray());
        assertThat(Drift.between(ones, fewer).index())
                .isCloseTo(.3 * Math.log(.8 / .5) + .3 * Math.log(.5 / .2), within(1e-12));
    }

    @Test
    void readsNothingIntoWhatChanceDoes() {
        // The table's chi square of two degrees is 9.210, of nine 21.666.
        assertThat(Drift.between(new Words("plan", words(50, 30, 20)), new Words("plan", words(50, 30, 20)))
                        .byChance())
                .isCloseTo(.02 * 9.210, within(.002));
        double[] all = IntStream.range(0, 100).asDoubleStream().toArray();
        assertThat(Drift.between(new Numbers("n", all), new Numbers("n", all)).byChance())
                .isCloseTo(.02 * 21.666, within(.004));

        assertThat(new Drift(.3, .29).degree()).isEqualTo(Degree.MUCH);
        assertThat(new Drift(.3, .31).degree()).isEqualTo(Degree.NONE);
        assertThat(new Drift(.25, 0).degree()).isEqualTo(Degree.SOME);
        assertThat(new Drift(.1, 0).degree()).isEqualTo(Degree.NONE);

        int beyond = 0;
        for (int seed = 0; seed < 300; seed++) {
            beyond += Drift.between(drawn(2L * seed, 200), drawn(2L * seed + 1, 300))
                            .isBeyondChance()
                    ? 1
                    : 0;
        }
        assertThat(beyond).isBetween(0, 12);
    }

    private static Numbers drawn(long seed, int many) {
        return new Numbers("n", new SplittableRandom(seed).doubles(many).toArray());
    }

    @Test
    void refusesToCompareNumbersWithWords() {
        assertThatThrownBy(() -> Drift.between(drawn(1, 3), new Words("n", List.of("a"))))
                .hasMessageContaining("measuring how n has changed");
    }
}
