package io.customerhub.identity.match;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Joins the members of a group by average linkage: again and again the two groups whose members match best on average, until
 * none match well enough. One good pair is not enough where the others speak against it, so two customers do not become one by a
 * single record between them.
 *
 * <p>Who is said to be one is in one cluster from the beginning, and still matches on its own: somebody who goes by two names is
 * found by either, though nothing speaks for the two being one. What keeps members apart keeps apart all who are one with them.
 */
final class Linkage {
    private final double[][] sums;
    private final int[] sizes;
    private final int[] nearest;
    private final int[] group;
    private final int[] clusters;
    private final boolean[][] apart;

    /** Starts with each member alone, and nothing that keeps any apart. */
    Linkage(double[][] odds) {
        this(odds, IntStream.range(0, odds.length).toArray(), new boolean[odds.length][odds.length]);
    }

    /**
     * Starts with those in one cluster who are said to be one.
     *
     * @param odds of each pair, both ways
     * @param clusters for each member one of its cluster
     * @param apart pairs that are never in one cluster, both ways; none is of one cluster now
     */
    Linkage(double[][] odds, int[] clusters, boolean[][] apart) {
        int members = odds.length;
        sums = Arrays.stream(odds).map(double[]::clone).toArray(double[][]::new);
        sizes = new int[members];
        Arrays.fill(sizes, 1);
        group = IntStream.range(0, members).toArray();
        this.clusters = clusters.clone();
        this.apart = Arrays.stream(apart).map(boolean[]::clone).toArray(boolean[][]::new);
        for (int member = 0; member < members; member++) {
            keepApart(clusters[member], member);
        }
        nearest = new int[members];
        Arrays.setAll(nearest, this::findNearest);
    }

    /** Whoever is apart from one of two clusters is apart from the other; whether that keeps anybody apart. */
    private boolean keepApart(int one, int two) {
        boolean isAny = false;
        for (int other = 0; other < apart.length; other++) {
            boolean isApart = apart[one][other] || apart[two][other];
            isAny |= isApart;
            apart[one][other] = isApart;
            apart[other][one] = isApart;
        }
        return isAny;
    }

    /** The cluster of each member, named by one of its members. */
    int[] join(double least) {
        for (int one = best(least); one >= 0; one = best(least)) {
            merge(one, nearest[one]);
        }
        return Arrays.stream(group).map(of -> clusters[of]).toArray();
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
        for (int member = 0; member < group.length; member++) {
            if (group[member] == two) {
                group[member] = one;
            }
        }
        for (int other = 0; other < sizes.length; other++) {
            sums[one][other] += sums[two][other];
            sums[other][one] = sums[one][other];
        }
        sizes[one] += sizes[two];
        sizes[two] = 0;
        if (uniteClusters(clusters[one], clusters[two])) {
            Arrays.setAll(nearest, other -> sizes[other] > 0 ? findNearest(other) : -1);
            return;
        }
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

    /** Whether that keeps anybody apart. */
    private boolean uniteClusters(int one, int two) {
        if (one == two) {
            return false;
        }
        Arrays.setAll(clusters, of -> clusters[of] == two ? one : clusters[of]);
        return keepApart(one, two);
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
        return apart[clusters[one]][clusters[two]]
                ? Double.NEGATIVE_INFINITY
                : sums[one][two] / ((double) sizes[one] * sizes[two]);
    }
}
