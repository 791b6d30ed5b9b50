package io.customerhub.identity.match;

import io.customerhub.identity.compare.RecordSet;
import java.util.Arrays;
import java.util.Collection;

/** How records stand to each other, to tell why they are about one customer or are not; by their places among those compared. */
public final class Links {
    private final RecordSet set;
    private final MatchModel model;

    Links(RecordSet set, MatchModel model) {
        this.set = set;
        this.model = model;
    }

    /**
     * How records stand to others on average, which is by what clusters are joined.
     *
     * @param odds the mean in bits, where what a pair says beyond 20 bits counts a fiftieth
     * @param pairs how many there are
     * @param against how many of them are below even odds
     * @param forbidden how many of them are never one, whatever they weigh
     */
    public record Average(double odds, int pairs, int against, int forbidden) {}

    /** How two records' odds come about. */
    public Weighing between(int one, int other) {
        return model.weigh(one, other);
    }

    /**
     * The strongest links by which records belong together: beginning with the first, the record that matches best any of those
     * that belong already is the next to belong.
     *
     * @return for each record the one that it is linked to; the first is linked to itself
     */
    public int[] strongest() {
        int[] strongest = new int[set.size()];
        double[] odds = new double[set.size()];
        Arrays.fill(odds, Double.NEGATIVE_INFINITY);
        boolean[] belongs = new boolean[set.size()];
        for (int next = 0; next >= 0; next = best(odds, belongs)) {
            belongs[next] = true;
            for (int other = 0; other < odds.length; other++) {
                double with = belongs[other] ? Double.NEGATIVE_INFINITY : model.score(next, other);
                if (with > odds[other]) {
                    odds[other] = with;
                    strongest[other] = next;
                }
            }
        }
        return strongest;
    }

    private static int best(double[] odds, boolean[] belongs) {
        int best = -1;
        for (int record = 0; record < odds.length; record++) {
            if (!belongs[record] && (best < 0 || odds[record] > odds[best])) {
                best = record;
            }
        }
        return best;
    }

    /** The average of all pairs of one of some records and one of others. */
    public Average average(Collection<Integer> some, Collection<Integer> others) {
        double sum = 0;
        int pairs = 0;
        int against = 0;
        int forbidden = 0;
        for (int one : some) {
            for (int other : others) {
                double odds = Clustering.muffled(model.score(one, other));
                sum += odds;
                pairs++;
                against += odds < Clustering.EVEN ? 1 : 0;
                forbidden += set.mayBeOne(one, other) ? 0 : 1;
            }
        }
        return new Average(sum / pairs, pairs, against, forbidden);
    }
}
