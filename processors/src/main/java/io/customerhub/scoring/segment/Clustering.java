package io.customerhub.scoring.segment;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.DoublePoint;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/**
 * k-means with the seeding of Arthur and Vassilvitskii (2007): of some tries the one whose points are nearest to their centres.
 *
 * @param tries how many
 * @param iterations at most so many a try
 */
record Clustering(int tries, int iterations, long seed) {
    /**
     * The centres of {@code k} clusters.
     *
     * @throws IllegalArgumentException where fewer points differ
     */
    List<double[]> centres(double[][] points, int k) {
        long different =
                Arrays.stream(points).map(Arrays::hashCode).distinct().limit(k).count();
        if (different < k) {
            throw new IllegalArgumentException("finding " + k + " segments among " + points.length + " customers: only "
                    + different + " of them differ; ask for fewer segments");
        }
        List<DoublePoint> all = Arrays.stream(points).map(DoublePoint::new).toList();
        var clusterer = new KMeansPlusPlusClusterer<DoublePoint>(k, iterations, new EuclideanDistance(), random());
        return IntStream.range(0, tries)
                .mapToObj(attempt -> clusterer.cluster(all))
                .min(Comparator.comparingDouble(Clustering::spread))
                .orElseThrow()
                .stream()
                .map(cluster -> cluster.getCenter().getPoint())
                .toList();
    }

    private RandomGenerator random() {
        return new Well19937c(seed);
    }

    private static double spread(Collection<CentroidCluster<DoublePoint>> clusters) {
        return clusters.stream()
                .mapToDouble(cluster -> cluster.getPoints().stream()
                        .mapToDouble(point ->
                                squared(point.getPoint(), cluster.getCenter().getPoint()))
                        .sum())
                .sum();
    }

    private static double squared(double[] left, double[] right) {
        return IntStream.range(0, left.length)
                .mapToDouble(i -> (left[i] - right[i]) * (left[i] - right[i]))
                .sum();
    }
}
