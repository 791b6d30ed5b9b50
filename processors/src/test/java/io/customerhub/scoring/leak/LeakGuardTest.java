package io.customerhub.scoring.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.measure.Auc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LeakGuardTest {
    private static final int MANY = 2000;

    private final SplittableRandom random = new SplittableRandom(4);
    private final double[] spent = random.doubles(MANY, 0, 100).toArray();
    private final double[] noise = random.doubles(MANY, 0, 100).toArray();
    private final boolean[] outcomes = outcomes();
    private final List<Column> columns = List.of(new Numbers("spent", spent), new Numbers("noise", noise));

    private boolean[] outcomes() {
        boolean[] came = new boolean[MANY];
        for (int row = 0; row < MANY; row++) {
            came[row] = random.nextDouble() < .1 + .003 * spent[row];
        }
        return came;
    }

    private List<Leak> examine(List<Column> features) {
        return LeakGuard.examine(new FeatureTable(MANY, features), outcomes);
    }

    private List<Leak> with(Column column) {
        List<Column> more = new ArrayList<>(columns);
        more.add(column);
        return examine(more);
    }

    @Test
    void findsNothingInHonestData() {
        assertThat(examine(columns)).isEmpty();
    }

    @Test
    void refusesFeatureThatIsTheOutcomeInOtherWords() {
        var told = new Words(
                "closed because",
                IntStream.range(0, MANY)
                        .mapToObj(row -> outcomes[row] ? "left" : "")
                        .toList());
        assertThat(with(told))
                .extracting(Leak::problem)
                .anyMatch(problem -> problem.startsWith("the feature closed because alone has an AUC of 1.000"))
                .anyMatch(problem -> problem.startsWith("the AUC is 1.000"));
    }

    @Test
    void refusesFeatureThatIsExtremeForThoseWithTheOutcome() {
        double[] told = random.doubles(MANY, -1, 1).toArray();
        for (int row = 0; row < MANY; row++) {
            told[row] += outcomes[row] ? row / 2 % 2 == 0 ? 10 : -10 : 0;
        }
        assertThat(with(new Numbers("days", told)))
                .extracting(Leak::problem)
                .anyMatch(problem -> problem.startsWith("the feature days alone has an AUC of"));
    }

    @Test
    void refusesFeatureWithoutWhichMuchIsLost() {
        Numbers visits = shifted("visits", .3);
        List<Column> told = List.of(visits, shifted("duration", .5));
        assertThat(examine(told)).singleElement().satisfies(leak -> {
            assertThat(leak.problem()).startsWith("without the feature duration the AUC falls from");
            assertThat(leak.remedy()).startsWith("exclude it");
        });
    }

    @Test
    void takesNoFeatureForALeakThatIsOnlyTheBestOfThem() {
        assertThat(with(shifted("recency", .3))).isEmpty();
    }

    private Numbers shifted(String name, double by) {
        double[] values = new double[MANY];
        Arrays.setAll(values, row -> random.nextDouble() + (outcomes[row] ? by : 0));
        return new Numbers(name, values);
    }

    @Test
    void takesNoColumnOfKeysForALeak() {
        assertThat(with(new Words(
                        "id",
                        IntStream.range(0, MANY).mapToObj(row -> "id " + row).toList())))
                .isEmpty();
    }

    @Test
    void refusesRowsOfWhichThoseWithTheOutcomeWereDrawnAgain() {
        int[] with = IntStream.range(0, MANY).filter(row -> outcomes[row]).toArray();
        assertThat(drawn(with, 1500))
                .extracting(Leak::problem)
                .anyMatch(problem -> problem.endsWith("one of the two was resampled"));
    }

    @Test
    void refusesRowsThatAreThereTwice() {
        int[] all = IntStream.range(0, MANY).toArray();
        assertThat(drawn(all, 600))
                .extracting(Leak::problem)
                .singleElement()
                .asString()
                .contains("% of the rows have a copy in another part that shares their outcome");
    }

    private List<Leak> drawn(int[] of, int more) {
        int[] rows = IntStream.concat(
                        IntStream.range(0, MANY), IntStream.range(0, more).map(i -> of[random.nextInt(of.length)]))
                .toArray();
        boolean[] some = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = outcomes[rows[i]];
        }
        return LeakGuard.examine(new FeatureTable(MANY, columns).rows(rows), some);
    }

    @Test
    void takesRowsThatAreAlikeByChanceForNoCopies() {
        List<Column> coarse = List.of(
                new Numbers(
                        "spent",
                        Arrays.stream(spent)
                                .map(value -> Math.floor(value / 20))
                                .toArray()),
                new Numbers(
                        "noise",
                        Arrays.stream(noise)
                                .map(value -> Math.floor(value / 20))
                                .toArray()));
        assertThat(examine(coarse)).isEmpty();
    }

    @Test
    void refusesModelThatIsTooGood() {
        assertThat(LeakGuard.examine(new Auc(.96, .01)))
                .hasValueSatisfying(leak -> assertThat(leak.problem())
                        .isEqualTo("the AUC is 0.960, and above 0.95 the future is told and not predicted"));
        assertThat(LeakGuard.examine(new Auc(.94, .01))).isEmpty();
    }
}
