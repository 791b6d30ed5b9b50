package io.customerhub.identity.match;

import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.match.Decisions.Said;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
    /** Odds that no comparisons together reach: of pairs that people said are one. */
    private static final double CERTAIN = 1e3;

    private final RecordSet set;
    private final MatchModel model;
    private final Edges edges;
    private final Said said;
    private final List<int[]> former;

    /** Weighs the candidates. */
    public Clustering(RecordSet set, Candidates candidates, MatchModel model) {
        this(set, model, new Edges(), Said.NOTHING, List.of());
        candidates.forEach((left, right) -> {
            double score = model.score(left, right);
            if (score >= EVEN && set.mayBeOne(left, right)) {
                edges.add(left, right, score);
            }
        });
    }

    /**
     * Takes pairs that were weighed before, and what people said of any.
     *
     * @param former pairs that are even at least, whatever they say now: they matched before
     */
    Clustering(RecordSet set, MatchModel model, Edges edges, Said said, List<int[]> former) {
        this.set = set;
        this.model = model;
        this.edges = edges;
        this.said = said;
        this.former = List.copyOf(former);
        said.together().forEach(pair -> edges.add(pair[0], pair[1], CERTAIN));
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
        if (members.length > LARGEST_GROUP && least < CERTAIN) {
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
        int[] units = units(ordered);
        var linkage = new Linkage(odds(ordered), units, apart(ordered, units));
        int[] joined = linkage.join(threshold);
        for (int place = 0; place < joined.length; place++) {
            clusters[ordered[place]] = ordered[joined[place]];
        }
    }

    /** For each member the first of those who are one with it because people said so, by their places. */
    private int[] units(int[] members) {
        int[] units = new int[members.length];
        Arrays.setAll(units, place -> place);
        forEach(said.together(), members, (one, two) -> {
            int into = Math.min(units[one], units[two]);
            int from = Math.max(units[one], units[two]);
            Arrays.setAll(units, place -> units[place] == from ? into : units[place]);
        });
        return units;
    }

    /** Gives those of the pairs whose records are both members, by the members' places. */
    private static void forEach(List<int[]> pairs, int[] members, Pairs each) {
        if (pairs.isEmpty()) {
            return;
        }
        Map<Integer, Integer> places = new HashMap<>();
        for (int place = 0; place < members.length; place++) {
            places.put(members[place], place);
        }
        for (int[] pair : pairs) {
            Integer one = places.get(pair[0]);
            Integer two = places.get(pair[1]);
            if (one != null && two != null) {
                each.pair(one, two);
            }
        }
    }

    private double[][] odds(int[] members) {
        double[][] odds = new double[members.length][members.length];
        for (int one = 0; one < members.length; one++) {
            for (int two = one + 1; two < members.length; two++) {
                odds[one][two] = muffled(model.score(members[one], members[two]));
                odds[two][one] = odds[one][two];
            }
        }
        forEach(former, members, (one, two) -> {
            odds[one][two] = Math.max(odds[one][two], EVEN);
            odds[two][one] = odds[one][two];
        });
        return odds;
    }

    /** Who is never one with whom: by what people said, and by vetoes, unless people said that it is nothing to go by. */
    private boolean[][] apart(int[] members, int[] units) {
        boolean[][] apart = new boolean[members.length][members.length];
        for (int one = 0; one < members.length; one++) {
            for (int two = one + 1; two < members.length; two++) {
                apart[one][two] = !set.mayBeOne(members[one], members[two]);
                apart[two][one] = apart[one][two];
            }
        }
        BitSet overruled = IntStream.range(0, members.length)
                .filter(one ->
                        IntStream.range(0, members.length).anyMatch(two -> units[one] == units[two] && apart[one][two]))
                .collect(BitSet::new, BitSet::set, BitSet::or);
        overruled.stream().forEach(one -> {
            for (int two = 0; two < members.length; two++) {
                apart[one][two] = false;
                apart[two][one] = false;
            }
        });
        forEach(said.apart(), members, (one, two) -> {
            apart[one][two] = true;
            apart[two][one] = true;
        });
        return apart;
    }

    /** What the odds of a pair count for an average. */
    static double muffled(double score) {
        double loud = Math.max(-LOUD, Math.min(LOUD, score));
        return loud + BEYOND * (score - loud);
    }
}
