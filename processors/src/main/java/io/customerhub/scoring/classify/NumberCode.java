package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.net.PatternRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A number less its mean in units of its standard deviation, and, where asked for, how far it has come between quantiles
 * (piecewise linear encoding: Gorishniy and others, On Embeddings for Numerical Features in Tabular Deep Learning, 2022), so that
 * a net bends where the values are. What is beyond all that was learned from counts there as the outermost of it; a line goes on.
 *
 * @param logarithm whether the logarithm of 1 + value is read instead
 * @param mean of what is read, which stands also for what is not known
 * @param unknown whether there is a number that says that the value is not known
 * @param knots the least value, quantiles and the greatest, in order
 * @param steps whether there is a number for each step between knots
 */
record NumberCode(
        String feature,
        boolean logarithm,
        double mean,
        double deviation,
        boolean unknown,
        List<Double> knots,
        boolean steps)
        implements FeatureCode {
    private static final int STEPS = 16;
    /** From here on a few large values would say more than all others. */
    private static final double SKEWED = 2;

    NumberCode {
        knots = List.copyOf(knots);
    }

    /** Learns of values; nothing where all that are known are the same. */
    static Optional<FeatureCode> learn(Numbers column, boolean steps) {
        double[] known = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (known.length == 0 || known[0] == known[known.length - 1]) {
            return Optional.empty();
        }
        boolean logarithm = known[0] >= 0 && skewness(known) > SKEWED;
        if (logarithm) {
            Arrays.setAll(known, i -> Math.log1p(known[i]));
        }
        double mean = mean(known);
        return Optional.of(new NumberCode(
                column.name(),
                logarithm,
                mean,
                Math.sqrt(moment(known, mean, 2)),
                known.length < column.size(),
                knots(known),
                steps));
    }

    private static List<Double> knots(double[] sorted) {
        double[] knots = new double[STEPS + 1];
        Arrays.setAll(knots, step -> sorted[(int) ((long) step * (sorted.length - 1) / STEPS)]);
        return Arrays.stream(knots).distinct().boxed().toList();
    }

    private static double skewness(double[] values) {
        double mean = mean(values);
        return moment(values, mean, 3) / Math.pow(moment(values, mean, 2), 1.5);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double moment(double[] values, double mean, int power) {
        return Arrays.stream(values).map(value -> Math.pow(value - mean, power)).sum() / values.length;
    }

    @Override
    public int width() {
        return 1 + (unknown ? 1 : 0) + (steps ? knots.size() - 1 : 0);
    }

    @Override
    public void write(Column column, float[][] rows, int at) {
        double[] values = values(column);
        double[] edges = edges();
        for (int row = 0; row < rows.length; row++) {
            if (unknown && Double.isNaN(values[row])) {
                rows[row][at + 1] = 1;
            }
            write(read(values[row], edges), edges, rows[row], at);
        }
    }

    /** One for each knot, and after them one for what is not known. Between knots all numbers are on a line. */
    @Override
    public List<float[]> patterns() {
        double[] edges = edges();
        var patterns = new ArrayList<float[]>();
        for (double edge : edges) {
            float[] pattern = new float[width()];
            write(edge, edges, pattern, 0);
            patterns.add(pattern);
        }
        if (unknown) {
            float[] pattern = new float[width()];
            pattern[1] = 1;
            write(read(Double.NaN, edges), edges, pattern, 0);
            patterns.add(pattern);
        }
        return patterns;
    }

    @Override
    public void place(Column column, PatternRows rows, int group) {
        double[] values = values(column);
        double[] edges = edges();
        for (int row = 0; row < values.length; row++) {
            if (unknown && Double.isNaN(values[row])) {
                rows.set(row, group, edges.length);
            } else {
                double value = read(values[row], edges);
                int step = step(value, edges);
                double along = (value - edges[step]) / (edges[step + 1] - edges[step]);
                rows.set(row, group, step, step + 1, (float) along);
            }
        }
    }

    /** The step that a value is on: the last one that begins at or below it. */
    private static int step(double value, double[] edges) {
        int step = 0;
        for (int next = 1; next < edges.length - 1; next++) {
            step += value >= edges[next] ? 1 : 0;
        }
        return step;
    }

    private double[] values(Column column) {
        if (!(column instanceof Numbers numbers)) {
            throw new IllegalArgumentException("the feature " + feature + " is words where the model learned numbers");
        }
        return numbers.values();
    }

    private double[] edges() {
        double[] edges = new double[knots.size()];
        Arrays.setAll(edges, knots::get);
        return edges;
    }

    private double read(double value, double[] edges) {
        if (Double.isNaN(value)) {
            return mean;
        }
        double read = logarithm ? Math.log1p(Math.max(0, value)) : value;
        return steps ? Math.max(edges[0], Math.min(edges[edges.length - 1], read)) : read;
    }

    private void write(double value, double[] edges, float[] row, int at) {
        row[at] = (float) ((value - mean) / deviation);
        if (steps) {
            int first = at + (unknown ? 2 : 1);
            for (int step = 1; step < edges.length; step++) {
                double along = (value - edges[step - 1]) / (edges[step] - edges[step - 1]);
                row[first + step - 1] = (float) Math.max(0, Math.min(1, along));
            }
        }
    }
}
