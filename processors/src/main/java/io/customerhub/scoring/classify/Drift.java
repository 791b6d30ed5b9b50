package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How much features change with time, by the population stability index of their late values against their early ones. */
public final class Drift {
    /** By the usual reading a feature with more has changed altogether. */
    public static final double MUCH = .25;

    private static final int BINS = 10;
    private static final double LEAST_SHARE = 1e-3;

    private Drift() {}

    /** Features of rows in the order of time whose later half is much unlike the earlier one. */
    public static List<String> drifting(FeatureTable rows) {
        return rows.columns().stream()
                .filter(column -> index(column) > MUCH)
                .map(Column::name)
                .toList();
    }

    /** The index of a feature: 0 where both halves are alike. */
    public static double index(Column column) {
        List<String> bins = column instanceof Numbers numbers ? bins(numbers.values()) : ((Words) column).values();
        int half = bins.size() / 2;
        Map<String, double[]> shares = new TreeMap<>();
        for (int row = 0; row < bins.size(); row++) {
            double[] of = shares.computeIfAbsent(bins.get(row), bin -> new double[2]);
            of[row < half ? 0 : 1] += 1.0 / (row < half ? half : bins.size() - half);
        }
        return shares.values().stream()
                .mapToDouble(of -> {
                    double early = Math.max(LEAST_SHARE, of[0]);
                    double late = Math.max(LEAST_SHARE, of[1]);
                    return (late - early) * Math.log(late / early);
                })
                .sum();
    }

    private static List<String> bins(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] edges = sorted.length == 0
                ? sorted
                : IntStream.range(1, BINS)
                        .mapToDouble(bin -> sorted[bin * (sorted.length - 1) / BINS])
                        .distinct()
                        .toArray();
        return Arrays.stream(values).mapToObj(value -> bin(value, edges)).toList();
    }

    private static String bin(double value, double[] edges) {
        if (Double.isNaN(value)) {
            return "";
        }
        int place = Arrays.binarySearch(edges, value);
        return String.valueOf(place < 0 ? -place - 1 : place);
    }
}
