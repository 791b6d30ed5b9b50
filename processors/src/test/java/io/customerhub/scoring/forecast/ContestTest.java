package io.customerhub.scoring.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContestTest {
    private static double[] noisy(int weeks) {
        var random = new SplittableRandom(7);
        double[] values = new double[weeks];
        Arrays.setAll(values, week -> 100 + 40 * (random.nextDouble() - 0.5));
        return values;
    }

    @Test
    void methodServesThatIsBetterThanLastWeek() {
        Contest.Outcome outcome = new Contest(4).of("tea", noisy(40));
        assertThat(outcome.baseline().method()).isEqualTo(new ForecastMethod.Naive());
        assertThat(outcome.chosen().errors().errors())
                .isLessThan(outcome.baseline().errors().errors());
        assertThat(outcome.forecast().method()).isEqualTo(outcome.chosen().method());
    }

    @Test
    void baselineServesWhereNoMethodIsBetter() {
        double[] steps = new double[40];
        Arrays.setAll(steps, week -> week < 26 ? 100 : 500);
        Contest.Outcome outcome = new Contest(4).of("tea", steps);
        assertThat(outcome.baseline().errors().errors()).isZero();
        assertThat(outcome.forecast().method()).isEqualTo(new ForecastMethod.Naive());
        assertThat(outcome.forecast().values()).containsOnly(500.0);
    }

    @Test
    void equalErrorsAreNotBetter() {
        Contest.Outcome outcome = new Contest(4).of("tea", new double[40]);
        assertThat(outcome.forecast().method()).isEqualTo(new ForecastMethod.Naive());
    }

    @Test
    void lastYearIsBaselineWhereThereIsMoreThanOne() {
        double[] seasons = new double[110];
        Arrays.setAll(seasons, week -> week % 52 < 8 ? 900 : 100);
        Contest.Outcome outcome = new Contest(6).of("tea", seasons);
        assertThat(outcome.baseline().method()).isEqualTo(new ForecastMethod.LastYear());
        assertThat(outcome.forecast().method()).isEqualTo(new ForecastMethod.LastYear());
        assertThat(new Contest(6)
                        .of("tea", Arrays.copyOf(seasons, 65))
                        .baseline()
                        .method())
                .isEqualTo(new ForecastMethod.Naive());
        assertThat(new Contest(6)
                        .of("tea", Arrays.copyOf(seasons, 66))
                        .baseline()
                        .method())
                .isEqualTo(new ForecastMethod.LastYear());
    }

    @Test
    void weeksThatJudgeChooseNothing() {
        double[] calm = noisy(60);
        double[] wild = calm.clone();
        for (int week = 40; week < 60; week++) {
            wild[week] = 1_000 * week;
        }
        assertThat(new Contest(4).of("tea", wild).chosen().method())
                .isEqualTo(new Contest(4).of("tea", calm).chosen().method());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 13, 26})
    void fewestWeeksAreEnoughAndFewerAreNot(int weeks) {
        int needed = Contest.needed(weeks);
        assertThat(new Contest(weeks).of("tea", noisy(needed)).forecast().values())
                .hasSize(weeks);
        for (int more = needed; more < needed + 80; more++) {
            assertThat(new Contest(weeks).of("tea", noisy(more)).forecast().values())
                    .hasSize(weeks);
        }
        assertThatThrownBy(() -> new Contest(weeks).of("tea", noisy(needed - 1)))
                .hasMessageContaining("are needed");
    }
}
