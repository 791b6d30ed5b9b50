package io.customerhub.identity.match;

import java.util.Arrays;

/**
 * Joins the members of a group by average linkage: again and again the two clusters whose members match best on average, until
 * none match well enough. One good pair is not enough where the others speak against it, so two customers do not become one by a
 * single record between them.
 */
final class Linkage {
    private final double[][] sums;
    private final int[] sizes;
    private final int[] nearest;
    private final int[] cluster;

    /**
     * Starts with each member alone.
     *
     * @param odds of each pair, both ways
     */
    Linkage(double[][] odds) {
        int members = odds.length;
        sums = Arrays.stream(odds).map(double[]::clone).toArray(double[][]::new);
        sizes = new int[members];
        Arrays.fill(sizes, 1);
        cluster = new int[members];
        Arrays.setAll(cluster, member -> member);
        nearest = new int[members];
        Arrays.setAll(nearest, this::findNearest);
    }

    /** Joins two members, and all who were joined with them, whatever their odds. */
    void unite(int one, int two) {
        if (cluster[one] != cluster[two]) {
            merge(cluster[one], cluster[two]);
        }
    }

    /** The cluster of each member, named by one of its members. */
    int[] join(double least) {
        for (int one = best(least); one >= 0; one = best(least)) {
            merge(one, nearest[one]);
        }
        return cluster.clone();
    }

    private int best(double least) {
        int best = -1;
        double top = least;
        for (int one = 0; one < sizes.length; one++) {
            if (sizes[one] > 0 && nearest[one] >= 0 && mean(one, nearest[one]) >= top) {
                top = mean(one, nearest[one]);
                best = one;
            }
        }
        return best;
    }

    private void merge(int one, int two) {
        for (int member = 0; member < cluster.length; member++) {
            if (cluster[member] == two) {
                cluster[member] = one;
            }
        }
        for (int other = 0; other < sizes.length; other++) {
            sums[one][other] += sums[two][other];
            sums[other][one] = sums[one][other];
        }
        sizes[one] += sizes[two];
        sizes[two] = 0;
        nearest[one] = findNearest(one);
        for (int other = 0; other < sizes.length; other++) {
            if (sizes[other] > 0 && other != one) {
                if (nearest[other] == one || nearest[other] == two) {
                    nearest[other] = findNearest(other);
                } else if (nearest[other] < 0 || mean(other, one) > mean(other, nearest[other])) {
                    nearest[other] = one;
                }
            }
        }
    }

    private int findNearest(int one) {
        int found = -1;
        for (int other = 0; other < sizes.length; other++) {
            if (other != one && sizes[other] > 0 && (found < 0 || mean(one, other) > mean(one, found))) {
                found = other;
            }
        }
        return found;
    }

    private double mean(int one, int two) {
        return sums[one][two] / ((double) sizes[one] * sizes[two]);
    }
}
