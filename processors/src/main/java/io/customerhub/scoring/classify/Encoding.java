package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
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

    /** How many numbers each feature becomes, in order. */
    int[] widths() {
        return codes.stream().mapToInt(FeatureCode::width).toArray();
    }

    /** The features that are read, in order. */
    List<String> features() {
        return codes.stream().map(FeatureCode::feature).toList();
    }

    float[][] encode(FeatureTable table) {
        float[][] rows = new float[table.rows()][width()];
        int at = 0;
        for (FeatureCode code : codes) {
            code.write(
                    table.column(code.feature())
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "the model was learned from the feature " + code.feature() + ", which is missing")),
                    rows,
                    at);
            at += code.width();
        }
        return rows;
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
