package io.customerhub.scoring.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ForecastMethodTest {
    private static final double[] RISING =
            IntStream.range(0, 40).mapToDouble(i -> 10 + 2 * i).toArray();

    @Test
    void baselinesAreAsComputedByHand() {
        double[] history = {1, 2, 4};
        assertThat(new ForecastMethod.Naive().forecast(history, 2)).containsExactly(4, 4);
        assertThat(new ForecastMethod.Drift().forecast(history, 2)).containsExactly(5.5, 7);
        assertThat(new ForecastMethod.Mean().forecast(history, 1))
                .containsExactly(new double[] {7.0 / 3}, within(1e-12));
    }

    @Test
    void lastYearGrowsAsTheLastWeeksDid() {
        double[] history = IntStream.rangeClosed(1, 60).asDoubleStream().toArray();
        // weeks 53 to 60 sum to 452, weeks 1 to 8 to 36; the next is week 9 a year ago
        assertThat(new ForecastMethod.LastYear().forecast(history, 2))
                .containsExactly(new double[] {452.0 / 36 * 9, 452.0 / 36 * 10}, within(1e-9));
    }

    @Test
    void allKeepToSeriesThatNeverChanges() {
        double[] constant = new double[30];
        Arrays.fill(constant, 7);
        for (ForecastMethod method : Forecaster.methods()) {
            assertThat(method.forecast(constant, 3))
                    .as(method.name())
                    .containsExactly(new double[] {7, 7, 7}, within(1e-9));
        }
    }

    @Test
    void smoothingFollowsToNewLevel() {
        double[] stepped =
                IntStream.range(0, 40).mapToDouble(i -> i < 20 ? 10 : 30).toArray();
        assertThat(new ForecastMethod.Smoothing().forecast(stepped, 1)[0]).isCloseTo(30, within(0.1));
    }

    @Test
    void thetaRisesByHalfTheSlopeOfTheLine() {
        double[] values = new ForecastMethod.Theta().forecast(RISING, 3);
        assertThat(values[1] - values[0]).isCloseTo(1, within(1e-9));
        assertThat(values[2] - values[1]).isCloseTo(1, within(1e-9));
        assertThat(values[0]).isBetween(87.0, 91.0);
    }

    @Test
    void dampedTrendRisesByEverLess() {
        double[] values = new ForecastMethod.DampedTrend().forecast(RISING, 3);
        assertThat(values[0]).isGreaterThan(RISING[39]);
        assertThat(values[2] - values[1]).isPositive().isLessThan(values[1] - values[0]);
    }

    @Test
    void choosesWhatWouldHaveDoneBest() {
        Forecast forecast = new Forecaster(4, 10, 0.8, Forecaster.methods()).forecast("tea", RISING);
        double least = forecast.tried().stream()
                .mapToDouble(backtest -> backtest.errors().errors())
                .min()
                .orElseThrow();
        assertThat(forecast.method()).isEqualTo(new ForecastMethod.DampedTrend());
        assertThat(forecast.tried())
                .filteredOn(backtest -> backtest.method().equals(forecast.method()))
                .extracting(backtest -> backtest.errors().errors())
                .isEqualTo(List.of(least));
    }
}
