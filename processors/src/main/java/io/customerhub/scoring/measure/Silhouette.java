package io.customerhub.scoring.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How much nearer things are to their own group than to the next one (Rousseeuw 1987). */
public final class Silhouette {
    private Silhouette() {}

    /** The mean over all points, from -1 to 1; 0 for a point alone in its group. The work is quadratic. */
    public static double of(double[][] points, int[] groups) {
        return of(points, groups, points.length, 0);
    }

    /**
     * The mean over points drawn at random, each compared with all points.
     *
     * @param sample how many to draw; all where there are no more
     */
    public static double of(double[][] points, int[] groups, int sample, long seed) {
        int count = Arrays.stream(groups).max().orElse(-1) + 1;
        int[] sizes = new int[count];
        Arrays.stream(groups).forEach(group -> sizes[group]++);
        return Arrays.stream(drawn(points.length, sample, seed))
                .mapToDouble(point -> width(points, groups, sizes, point))
                .average()
                .orElse(Double.NaN);
    }

    private static int[] drawn(int points, int sample, long seed) {
        int[] all = IntStream.range(0, points).toArray();
        if (sample >= points) {
            return all;
        }
        var random = new SplittableRandom(seed);
        for (int i = 0; i < sample; i++) {
            int other = random.nextInt(i, points);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        return Arrays.copyOf(all, sample);
    }

    private static double width(double[][] points, int[] groups, int[] sizes, int point) {
        int own = groups[point];
        if (sizes[own] == 1) {
            return 0;
        }
        double[] far = new double[sizes.length];
        for (int other = 0; other < points.length; other++) {
            far[groups[other]] += distance(points[point], points[other]);
        }
        double within = far[own] / (sizes[own] - 1);
        double next = IntStream.range(0, sizes.length)
                .filter(group -> group != own && sizes[group] > 0)
                .mapToDouble(group -> far[group] / sizes[group])
                .min()
                .orElse(Double.NaN);
        double wider = Math.max(within, next);
        return wider == 0 ? 0 : (next - within) / wider;
    }

    private static double distance(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            double apart = left[i] - right[i];
            sum += apart * apart;
        }
        return Math.sqrt(sum);
    }
}
