package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.measure.AdjustedRand;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The simple way to segments: three groups as large as each other by one feature. */
record SegmentThirds(Column by) {
    private static final int THIRDS = 3;

    /** By the first feature. */
    static SegmentThirds of(FeatureTable customers) {
        return new SegmentThirds(customers.columns().get(0));
    }

    String name() {
        return "thirds by " + by.name();
    }

    /** The third of each customer. */
    int[] groups() {
        double[] values = SegmentFeatures.numbers(by);
        return thirds(values, values);
    }

    /** The mean adjusted Rand index between these and the thirds by samples. */
    double stability(int samples, long seed) {
        double[] values = SegmentFeatures.numbers(by);
        int[] all = groups();
        return IntStream.range(0, samples)
                .mapToDouble(sample -> AdjustedRand.of(all, thirds(drawn(values, seed + sample + 1), values)))
                .average()
                .orElse(Double.NaN);
    }

    /** The share of the customers in the smallest third. */
    double smallest() {
        int[] sizes = new int[THIRDS];
        Arrays.stream(groups()).forEach(third -> sizes[third]++);
        return (double) Arrays.stream(sizes).min().orElseThrow() / by.size();
    }

    private static double[] drawn(double[] values, long seed) {
        return new SplittableRandom(seed)
                .ints(values.length, 0, values.length)
                .mapToDouble(row -> values[row])
                .toArray();
    }

    private static int[] thirds(double[] limits, double[] values) {
        double[] sorted = Arrays.stream(limits).sorted().toArray();
        double low = sorted[sorted.length / THIRDS];
        double high = sorted[2 * sorted.length / THIRDS];
        return Arrays.stream(values)
                .mapToInt(value -> value < low ? 0 : value < high ? 1 : 2)
                .toArray();
    }
}
