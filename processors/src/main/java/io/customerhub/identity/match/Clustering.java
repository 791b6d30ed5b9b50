package io.customerhub.identity.match;

import io.customerhub.identity.compare.RecordSet;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Joins records to customers: what hangs together by likely pairs is looked at whole, all pairs of it, and joined by average
 * linkage. It does not depend on the order in which pairs were found.
 */
public final class Clustering {
    /** Odds of one to one: the threshold where nobody says otherwise. */
    public static final double EVEN = 0;

    private static final int LARGEST_GROUP = 800;
    /** What a single pair can say for or against: beyond it counts a fiftieth, so that none outvotes all others. */
    private static final double LOUD = 20;

    private static final double BEYOND = 0.02;
    private static final double NEVER = -1e6;

    private final RecordSet set;
    private final MatchModel model;
    private final Edges edges;

    /** Weighs the candidates. */
    public Clustering(RecordSet set, Candidates candidates, MatchModel model) {
        this(set, model, new Edges());
        candidates.forEach((left, right) -> {
            double score = model.score(left, right);
            if (score >= EVEN) {
                edges.add(left, right, score);
            }
        });
    }

    /** Takes pairs that were weighed before. */
    Clustering(RecordSet set, MatchModel model, Edges edges) {
        this.set = set;
        this.model = model;
        this.edges = edges;
    }

    /**
     * The clusters.
     *
     * @param threshold which odds, on average, join
     * @return for each record the number of one of its cluster
     */
    public int[] clusters(double threshold) {
        int[] clusters = new int[set.size()];
        Arrays.setAll(clusters, record -> record);
        edges.forEachGroup(
                set.size(), EVEN, (members, of) -> join(members, edges.within(members, of), EVEN, threshold, clusters));
        return clusters;
    }

    private void join(int[] members, Edges within, double least, double threshold, int[] clusters) {
        if (members.length > LARGEST_GROUP) {
            double more = least + 1;
            within.forEachGroup(members.length, more, (places, of) -> {
                int[] some = Arrays.stream(places).map(place -> members[place]).toArray();
                join(some, within.within(places, of), more, threshold, clusters);
            });
            return;
        }
        // Where two match equally well, neither the order of records nor that of their coming decides.
        int[] ordered = Arrays.stream(members)
                .boxed()
                .sorted(Comparator.comparing(set::id))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] joined = new Linkage(odds(ordered)).join(threshold);
        for (int place = 0; place < joined.length; place++) {
            clusters[ordered[place]] = ordered[joined[place]];
        }
    }

    private double[][] odds(int[] members) {
        double[][] odds = new double[members.length][members.length];
        for (int one = 0; one < members.length; one++) {
            for (int two = one + 1; two < members.length; two++) {
                odds[one][two] = counted(set, model, members[one], members[two]);
                odds[two][one] = odds[one][two];
            }
        }
        return odds;
    }

    /** What a pair counts for an average. */
    static double counted(RecordSet set, MatchModel model, int one, int two) {
        return set.mayMatch(one, two) ? muffled(model.score(one, two)) : NEVER;
    }

    private static double muffled(double score) {
        double loud = Math.max(-LOUD, Math.min(LOUD, score));
        return loud + BEYOND * (score - loud);
    }
}
