package io.customerhub.scoring.segment;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureTable;
import java.util.Arrays;
import java.util.List;

/**
 * Segments, and how to tell to which a customer belongs: to the one whose centre is nearest.
 *
 * @param scales the features, in the order of the centres
 * @param segments at least one; no two have the same name
 */
public record SegmentModel(List<Scale> scales, List<Segment> segments) {
    /** The segment of a customer of whom a feature is not known. */
    public static final int NONE = -1;

    public SegmentModel {
        scales = List.copyOf(scales);
        segments = List.copyOf(segments);
        if (segments.isEmpty()
                || segments.stream().map(Segment::name).distinct().count() < segments.size()) {
            throw new IllegalArgumentException("a model needs segments, each with a name of its own");
        }
    }

    /**
     * For each customer the number of their segment, or {@link #NONE}.
     *
     * @throws IllegalArgumentException where the table lacks a feature of the model
     */
    public int[] assign(FeatureTable customers) {
        return Arrays.stream(positions(customers, scales))
                .mapToInt(this::nearest)
                .toArray();
    }

    /** The name of a segment by its number; empty for {@link #NONE}. */
    public String name(int segment) {
        return segment == NONE ? "" : segments.get(segment).name();
    }

    private int nearest(double[] point) {
        int nearest = NONE;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < segments.size(); i++) {
            double distance = segments.get(i).squaredDistance(point);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    /** Where customers lie: for each one position a scale. */
    public static double[][] positions(FeatureTable customers, List<Scale> scales) {
        double[][] points = new double[customers.rows()][scales.size()];
        for (int i = 0; i < scales.size(); i++) {
            Scale scale = scales.get(i);
            double[] values = numbers(customers, scale.feature());
            for (int row = 0; row < points.length; row++) {
                points[row][i] = scale.position(values[row]);
            }
        }
        return points;
    }

    /** The scales of all features of a table. */
    public static List<Scale> scales(FeatureTable customers) {
        return customers.names().stream()
                .map(feature -> Scale.of(feature, numbers(customers, feature)))
                .toList();
    }

    private static double[] numbers(FeatureTable customers, String feature) {
        Column column = customers
                .column(feature)
                .orElseThrow(() -> new IllegalArgumentException("segments are by '" + feature
                        + "', which these customers do not have: they have " + customers.names()));
        if (column instanceof Column.Numbers numbers) {
            return numbers.values();
        }
        throw new IllegalArgumentException("segments are by numbers, and '" + feature + "' is words");
    }
}
