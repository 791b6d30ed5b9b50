package io.customerhub.app.bench.scoring;

import io.customerhub.app.bench.scoring.Figures.Model;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.measure.AdjustedRand;
import io.customerhub.scoring.measure.Silhouette;
import io.customerhub.scoring.segment.SegmentModel;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The segments that need no model: a third of the customers each, by what they have spent. */
record RevenueThirds(FeatureTable customers) {
    Model figures(int samples, long seed, int sample) {
        double[] spent = spent();
        int[] thirds = thirds(spent, spent);
        double stability = IntStream.range(0, samples)
                .mapToDouble(i -> AdjustedRand.of(thirds, thirds(resampled(spent, seed + i + 1), spent)))
                .average()
                .orElse(Double.NaN);
        double[][] points = SegmentModel.positions(customers, SegmentModel.scales(customers));
        double smallest = IntStream.range(0, 3)
                .mapToDouble(
                        third -> Arrays.stream(thirds).filter(of -> of == third).count())
                .min()
                .orElse(0);
        return new Model(
                "thirds by revenue",
                List.of(3.0, Silhouette.of(points, thirds, sample, seed), stability, smallest / spent.length));
    }

    private double[] spent() {
        if (customers.column("monetary").orElseThrow() instanceof Column.Numbers numbers) {
            return numbers.values();
        }
        throw new IllegalStateException("what customers have spent is a number");
    }

    private static double[] resampled(double[] values, long seed) {
        return new SplittableRandom(seed)
                .ints(values.length, 0, values.length)
                .mapToDouble(row -> values[row])
                .toArray();
    }

    private static int[] thirds(double[] by, double[] values) {
        double[] sorted = Arrays.stream(by).sorted().toArray();
        double low = sorted[sorted.length / 3];
        double high = sorted[2 * sorted.length / 3];
        return Arrays.stream(values)
                .mapToInt(value -> value < low ? 0 : value < high ? 1 : 2)
                .toArray();
    }
}
