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
import java.util.stream.Stream;

/**
 * How much a feature has changed, by the population stability index of its late values against its early ones. Numbers are told apart
 * by tenths of both together, words by themselves; what is not known is a value of its own.
 *
 * @param index 0 where both are alike
 * @param byChance what the index of as many customers does not come to in 99 of 100 cases where nothing has changed (Yurdakul and
 *     Naranjo, Statistical Properties of the Population Stability Index, 2020); of few customers it is large
 */
public record Drift(double index, double byChance) {
    /** By the usual reading a feature with more has changed. */
    public static final double SOME = .1;
    /** By the usual reading a feature with more has changed altogether. */
    public static final double MUCH = .25;

    private static final int BINS = 10;
    private static final double LEAST_SHARE = 1e-3;
    /** Of the normal distribution, below which 99 of 100 are. */
    private static final double QUANTILE = 2.3263;

    /** How much it is, in a word. */
    public enum Degree {
        NONE,
        SOME,
        MUCH
    }

    /** Features of rows in the order of time whose later half is much unlike the earlier one. */
    public static List<String> drifting(FeatureTable rows) {
        return rows.columns().stream()
                .filter(column -> halves(column).index() > MUCH)
                .map(Column::name)
                .toList();
    }

    /** Of a feature in the order of time: of its later half against the earlier one. */
    static Drift halves(Column column) {
        int half = column.size() / 2;
        return between(
                column.rows(IntStream.range(0, half).toArray()),
                column.rows(IntStream.range(half, column.size()).toArray()));
    }

    /**
     * Of one feature.
     *
     * @param early of at least one customer, as {@code late}; either both are numbers or both are words
     */
    public static Drift between(Column early, Column late) {
        List<String> bins = bins(early, late);
        Map<String, double[]> shares = new TreeMap<>();
        for (int row = 0; row < bins.size(); row++) {
            double[] of = shares.computeIfAbsent(bins.get(row), bin -> new double[2]);
            boolean isEarly = row < early.size();
            of[isEarly ? 0 : 1] += 1.0 / (isEarly ? early.size() : late.size());
        }
        double index = shares.values().stream()
                .mapToDouble(of -> {
                    double before = Math.max(LEAST_SHARE, of[0]);
                    double after = Math.max(LEAST_SHARE, of[1]);
                    return (after - before) * Math.log(after / before);
                })
                .sum();
        return new Drift(index, (1.0 / early.size() + 1.0 / late.size()) * chiSquare(shares.size() - 1));
    }

    /** Whether it is more than chance does. */
    public boolean isBeyondChance() {
        return index > byChance;
    }

    /** How much it is; nothing where it is no more than chance does. */
    public Degree degree() {
        if (!isBeyondChance() || index <= SOME) {
            return Degree.NONE;
        }
        return index > MUCH ? Degree.MUCH : Degree.SOME;
    }

    /** The chi square below which 99 of 100 are (Wilson and Hilferty, The Distribution of Chi-Square, 1931). */
    private static double chiSquare(int degrees) {
        double spread = 2.0 / (9 * Math.max(1, degrees));
        return degrees == 0 ? 0 : degrees * Math.pow(1 - spread + QUANTILE * Math.sqrt(spread), 3);
    }

    private static List<String> bins(Column early, Column late) {
        if (early instanceof Words one && late instanceof Words other) {
            return Stream.concat(one.values().stream(), other.values().stream()).toList();
        }
        if (early instanceof Numbers one && late instanceof Numbers other) {
            return bins(Stream.of(one, other)
                    .flatMapToDouble(numbers -> Arrays.stream(numbers.values()))
                    .toArray());
        }
        throw new IllegalArgumentException(
                "measuring how " + early.name() + " has changed: it is numbers at one time and words at the other");
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
