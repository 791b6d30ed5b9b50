package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.net.PatternRows;
import io.customerhub.scoring.net.Patterns;
import java.util.List;
import java.util.Optional;

/** How features become rows of numbers, as learned from the rows that a model is learned from, and from no others. */
record Encoding(List<FeatureCode> codes) {
    Encoding {
        codes = List.copyOf(codes);
    }

    /**
     * Learns of rows. Features that are the same in all of them are left out.
     *
     * @param steps whether numbers are read step by step as well
     */
    static Encoding learn(FeatureTable rows, boolean steps) {
        return new Encoding(rows.columns().stream()
                .map(column -> column instanceof Numbers numbers
                        ? NumberCode.learn(numbers, steps)
                        : WordCode.learn((Words) column))
                .flatMap(Optional::stream)
                .toList());
    }

    /** How many numbers a row becomes. */
    int width() {
        return codes.stream().mapToInt(FeatureCode::width).sum();
    }

    /** The features that are read, in order. */
    List<String> features() {
        return codes.stream().map(FeatureCode::feature).toList();
    }

    /** Rows of numbers, one a customer. */
    float[][] encode(FeatureTable table) {
        float[][] rows = new float[table.rows()][width()];
        int at = 0;
        for (FeatureCode code : codes) {
            code.write(column(table, code), rows, at);
            at += code.width();
        }
        return rows;
    }

    /** The same numbers as nets read them that serve: by the patterns that they are between. */
    PatternRows place(FeatureTable table) {
        var rows = new PatternRows(table.rows(), codes.size());
        for (int group = 0; group < codes.size(); group++) {
            codes.get(group).place(column(table, codes.get(group)), rows, group);
        }
        return rows;
    }

    /** What the numbers of each feature can be. */
    Patterns patterns() {
        return new Patterns(codes.stream().map(FeatureCode::patterns).toList());
    }

    private static Column column(FeatureTable table, FeatureCode code) {
        return table.column(code.feature())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the model was learned from the feature " + code.feature() + ", which is missing"));
    }

    /** The mean of each number over rows. */
    static float[] means(float[][] rows, int width) {
        double[] sums = new double[width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                sums[i] += row[i];
            }
        }
        float[] means = new float[width];
        for (int i = 0; i < width; i++) {
            means[i] = (float) (sums[i] / rows.length);
        }
        return means;
    }

    /** Adds up what the numbers of each feature add. */
    double[] byFeature(double[] added) {
        double[] features = new double[codes.size()];
        int at = 0;
        for (int feature = 0; feature < features.length; feature++) {
            int end = at + codes.get(feature).width();
            while (at < end) {
                features[feature] += added[at++];
            }
        }
        return features;
    }
}
