package io.customerhub.scoring.segment;

import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.measure.AdjustedRand;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds segments, and how many of them the customers fall into: the most that come out again when other customers of the
 * same kind are asked (after Hennig 2007, with another index).
 *
 * @param fewest segments
 * @param most segments
 * @param samples how many samples of the customers, drawn with replacement, are segmented anew
 * @param stable the mean adjusted Rand index, between a sample's segments and those of all, from which segments count as
 *     coming out again
 * @param least the share of the customers below which a segment is none
 */
public record SegmentSearch(
        int fewest, int most, int samples, double stable, double least, int tries, SegmentNames names, long seed) {
    private static final int ITERATIONS = 200;

    /**
     * Segments of one number.
     *
     * @param stability the mean adjusted Rand index
     * @param smallest the share of the customers in the smallest segment
     */
    public record Candidate(SegmentModel model, double stability, double smallest) {
        /** How many segments. */
        public int count() {
            return model.segments().size();
        }
    }

    /**
     * Segments of each number that was asked for.
     *
     * @param customers their features, all numbers; who lacks one does not count
     * @throws IllegalArgumentException where fewer customers differ than there are to be segments
     */
    public List<Candidate> candidates(FeatureTable customers) {
        List<Scale> scales = SegmentModel.scales(customers);
        FeatureTable known = known(customers, scales);
        return IntStream.rangeClosed(fewest, most)
                .mapToObj(count -> candidate(known, scales, count))
                .toList();
    }

    /**
     * The most segments that are stable; where none are, the most stable. Those with a segment that is too small come last.
     */
    public Candidate choose(List<Candidate> candidates) {
        return candidates.stream()
                .max(Comparator.comparing((Candidate candidate) -> candidate.smallest() >= least)
                        .thenComparing(candidate -> candidate.stability() >= stable)
                        .thenComparing(candidate ->
                                candidate.stability() >= stable ? candidate.count() : candidate.stability()))
                .orElseThrow();
    }

    private Candidate candidate(FeatureTable customers, List<Scale> scales, int count) {
        double[][] points = SegmentModel.positions(customers, scales);
        List<double[]> centres = new Clustering(tries, ITERATIONS, seed).centres(points, count);
        var model = new SegmentModel(scales, names.name(centres, scales));
        int[] segments = model.assign(customers);
        double stability = IntStream.range(0, samples)
                .mapToDouble(sample -> AdjustedRand.of(segments, resampled(customers, count, sample)))
                .average()
                .orElse(Double.NaN);
        return new Candidate(model, stability, smallest(segments, count));
    }

    /** The segments of all customers by a model that was fitted on a sample of them, its scales included. */
    private int[] resampled(FeatureTable customers, int count, int sample) {
        var random = new SplittableRandom(seed + sample + 1);
        FeatureTable drawn = customers.rows(
                random.ints(customers.rows(), 0, customers.rows()).toArray());
        List<Scale> scales = SegmentModel.scales(drawn);
        double[][] points = SegmentModel.positions(drawn, scales);
        List<double[]> centres = new Clustering(tries, ITERATIONS, seed + sample + 1).centres(points, count);
        return new SegmentModel(scales, names.name(centres, scales)).assign(customers);
    }

    private static FeatureTable known(FeatureTable customers, List<Scale> scales) {
        double[][] points = SegmentModel.positions(customers, scales);
        int[] rows = IntStream.range(0, points.length)
                .filter(row -> Arrays.stream(points[row]).noneMatch(Double::isNaN))
                .toArray();
        return customers.rows(rows);
    }

    private static double smallest(int[] segments, int count) {
        int[] sizes = new int[count];
        Arrays.stream(segments).forEach(segment -> sizes[segment]++);
        return (double) Arrays.stream(sizes).min().orElse(0) / Math.max(1, segments.length);
    }
}
