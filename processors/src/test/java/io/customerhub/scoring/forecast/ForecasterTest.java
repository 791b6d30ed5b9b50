package io.customerhub.scoring.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ForecasterTest {
    private final Forecaster forecaster = new Forecaster(4, 10, 0.8, Forecaster.methods());

    private static double[] noisy(long seed, int weeks) {
        var random = new SplittableRandom(seed);
        double[] values = new double[weeks];
        Arrays.setAll(values, week -> 100 + 40 * (random.nextDouble() - 0.5));
        return values;
    }

    @Test
    void holdsAboutAsManyWeeksInItsIntervalAsAsked() {
        int within = 0;
        for (int seed = 0; seed < 50; seed++) {
            double[] all = noisy(seed, 48);
            Forecast forecast = forecaster.forecast("tea", Arrays.copyOf(all, 44));
            for (int week = 0; week < 4; week++) {
                double actual = all[44 + week];
                within += forecast.lower().get(week) <= actual
                                && actual <= forecast.upper().get(week)
                        ? 1
                        : 0;
            }
        }
        assertThat(within / 200.0).isBetween(0.7, 0.9);
    }

    @Test
    void neverForecastsLessThanNothing() {
        double[] falling = new double[30];
        Arrays.setAll(falling, week -> Math.max(0, 100 - 10 * week));
        Forecast forecast = forecaster.forecast("tea", falling);
        assertThat(forecast.values()).allMatch(value -> value >= 0);
        assertThat(forecast.lower()).allMatch(value -> value >= 0);
    }

    @Test
    void forecastsNothingForGroupThatSoldNothing() {
        assertThat(forecaster.forecast("tea", new double[30]).values()).containsOnly(0.0);
    }

    @Test
    void refusesGroupWithFewerWeeksThanItChoosesBy() {
        assertThatThrownBy(() -> forecaster.forecast("tea", noisy(1, 13)))
                .hasMessage("forecasting 4 weeks of tea: there are 13 complete weeks before them, and 14 are needed;"
                        + " forecast fewer weeks, or the group together with others");
    }

    @Test
    void takesQuantilesBetweenNeighbours() {
        assertThat(Forecaster.quantile(List.of(5.0, 1.0, 2.0, 4.0, 3.0), 0.1)).isCloseTo(1.4, within(1e-12));
        assertThat(Forecaster.quantile(List.of(3.0), 0.9)).isEqualTo(3);
    }
}
