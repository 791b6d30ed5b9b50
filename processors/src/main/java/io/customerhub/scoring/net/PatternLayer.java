package io.customerhub.scoring.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A layer with what it makes of each pattern of its inputs: a row costs two of these a group, however many inputs the group has. */
final class PatternLayer {
    final int outputs;
    final Activation activation;

    private final Layer layer;
    private final Patterns patterns;
    /** For each group and pattern what it adds to the sums of all outputs. */
    private final float[][][] added;

    PatternLayer(Layer layer, Patterns patterns) {
        if (layer.inputs != patterns.inputs()) {
            throw new IllegalArgumentException(
                    "a layer of " + layer.inputs + " inputs was given patterns of " + patterns.inputs());
        }
        this.layer = layer;
        this.outputs = layer.outputs;
        this.activation = layer.activation;
        this.patterns = patterns;
        var groups = new ArrayList<float[][]>();
        int from = 0;
        for (List<float[]> group : patterns.groups()) {
            int first = from;
            groups.add(
                    group.stream().map(pattern -> layer.added(pattern, first)).toArray(float[][]::new));
            from += group.get(0).length;
        }
        this.added = groups.toArray(float[][][]::new);
    }

    /** Weighted sums of a row that lies between no patterns. */
    float[] sums(float[] row) {
        return layer.sums(row);
    }

    /** What each group of such a row adds to the sums of all outputs. */
    float[][] parts(float[] row) {
        float[][] parts = new float[added.length][];
        int from = 0;
        for (int group = 0; group < parts.length; group++) {
            int to = from + patterns.width(group);
            parts[group] = layer.added(Arrays.copyOfRange(row, from, to), from);
            from = to;
        }
        return parts;
    }

    /**
     * Weighted sums of a row, added up group by group; two groups are gone through at once, which changes no sum.
     *
     * @param sums is filled
     */
    void sums(PatternRows rows, int row, float[] sums) {
        System.arraycopy(layer.bias, 0, sums, 0, outputs);
        int group = 0;
        for (; group + 2 <= added.length; group += 2) {
            float share = rows.share(row, group);
            float next = rows.share(row, group + 1);
            Sums.addFour(
                    sums,
                    1 - share,
                    added[group][rows.one(row, group)],
                    share,
                    added[group][rows.other(row, group)],
                    1 - next,
                    added[group + 1][rows.one(row, group + 1)],
                    next,
                    added[group + 1][rows.other(row, group + 1)]);
        }
        if (group < added.length) {
            float share = rows.share(row, group);
            Sums.addTwo(
                    sums, 1 - share, added[group][rows.one(row, group)], share, added[group][rows.other(row, group)]);
        }
    }

    /**
     * What the difference of a row's group from another part adds, each output read by a factor.
     *
     * @param scratch of as many numbers as there are outputs, whose contents are lost
     */
    float added(PatternRows rows, int row, int group, float[] part, float[] factors, float[] scratch) {
        float share = rows.share(row, group);
        return Sums.distance(
                1 - share,
                added[group][rows.one(row, group)],
                share,
                added[group][rows.other(row, group)],
                part,
                factors,
                scratch);
    }
}
