package io.customerhub.identity.match;

import io.customerhub.identity.compare.RecordSet;
import java.util.SplittableRandom;

/**
 * Which pairs of records are worth comparing: those that share something strong, or any two things that were not cut from one.
 * What too many share is refined: they must share a third thing. What more share than that can help with finds nobody with one
 * thing more, and fewer may share a key where the candidates would be too many.
 */
public final class Candidates {
    private final RecordSet set;
    private final int largest;
    private final Blocks blocks = new Blocks();
    private final int keys;
    private final int refined;
    private final int leftOut;

    /**
     * Finds the candidates.
     *
     * @param most how many records may share a key before it is refined; fewer where that would be too much to compare
     */
    public Candidates(RecordSet set, int most) {
        this.set = set;
        var keyed = new KeyedRecords();
        for (int record = 0; record < set.size(); record++) {
            int found = record;
            RecordKeys.of(set, record).forEach(key -> keyed.add(key, found));
        }
        keys = keyed.size();
        largest = new AffordableBlocks(set, keyed, most).largest();
        var tooLarge = keep(keyed);
        refined = tooLarge.size();
        var isRefined = new KeySet(tooLarge.keys());
        var isWanted = new KeySet(tooLarge.keysUpTo((long) largest * largest));
        var finer = new KeyedRecords();
        for (int record = 0; refined > 0 && record < set.size(); record++) {
            int found = record;
            RecordKeys.of(set, record)
                    .forEachFiner(isRefined::contains, isWanted::contains, key -> finer.add(key, found));
        }
        leftOut = keep(finer).size();
    }

    /** Keeps who shares a key, and gives the keys that too many share, each with how many. */
    private KeyedRecords keep(KeyedRecords keyed) {
        var tooLarge = new KeyedRecords();
        keyed.forEachKey((from, to) -> {
            if (to - from > largest) {
                tooLarge.add(keyed.key(from), to - from);
            } else if (to - from > 1) {
                blocks.add(keyed.records(from, to).toArray());
            }
        });
        return tooLarge;
    }

    /** Gives each candidate pair that may match once. */
    public void forEach(Pairs pairs) {
        blocks.forEachPair(set.size(), set.size(), thatMayMatch(pairs));
    }

    /**
     * Gives candidates of records that are drawn by chance, until there are enough: all, where there are no more.
     *
     * @param enough how many pairs
     * @return the share of all records that were drawn, and so of all pairs
     */
    double draw(long enough, long seed, Pairs pairs) {
        int[] order = shuffled(set.size(), new SplittableRandom(seed));
        Blocks.OfRecords of = blocks.of(set.size());
        long[] drawn = {0};
        Pairs counted = thatMayMatch((left, right) -> {
            drawn[0]++;
            pairs.pair(left, right);
        });
        int records = 0;
        while (records < order.length && drawn[0] < enough) {
            of.forEachPair(order[records++], counted);
        }
        return order.length == 0 ? 1 : (double) records / order.length;
    }

    private static int[] shuffled(int many, SplittableRandom random) {
        int[] order = new int[many];
        for (int at = 0; at < many; at++) {
            int other = random.nextInt(at + 1);
            order[at] = order[other];
            order[other] = at;
        }
        return order;
    }

    private Pairs thatMayMatch(Pairs pairs) {
        return (left, right) -> {
            if (set.mayMatch(left, right)) {
                pairs.pair(left, right);
            }
        };
    }

    /** How many keys the records have together. */
    public int keys() {
        return keys;
    }

    /** How many records could share a key before it was refined. */
    public int largest() {
        return largest;
    }

    /** How many keys too many records shared. */
    public int refined() {
        return refined;
    }

    /** How many keys were left out, because too many shared a third thing, too. */
    public int leftOut() {
        return leftOut;
    }
}
