package io.customerhub.identity.match;

import io.customerhub.identity.compare.RecordSet;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Which pairs of records are worth comparing: those that share something strong, or any two things that were not cut from one.
 * What too many share is refined: they must share a third thing.
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
     * @param largest how many records may share a key before it is refined
     */
    public Candidates(RecordSet set, int largest) {
        this.set = set;
        this.largest = largest;
        var keyed = new KeyedRecords();
        for (int record = 0; record < set.size(); record++) {
            int found = record;
            RecordKeys.of(set, record).forEach(key -> keyed.add(key, found));
        }
        keys = keyed.size();
        long[] tooLarge = keep(keyed);
        refined = tooLarge.length;
        LongPredicate isRefined = key -> Arrays.binarySearch(tooLarge, key) >= 0;
        var finer = new KeyedRecords();
        for (int record = 0; refined > 0 && record < set.size(); record++) {
            int found = record;
            RecordKeys.of(set, record).forEachFiner(isRefined, isRefined, key -> finer.add(key, found));
        }
        leftOut = keep(finer).length;
    }

    /** Keeps who shares a key, and gives the keys that too many share. */
    private long[] keep(KeyedRecords keyed) {
        var tooLarge = new KeyedRecords();
        keyed.forEachKey((from, to) -> {
            if (to - from > largest) {
                tooLarge.add(keyed.key(from), 0);
            } else if (to - from > 1) {
                blocks.add(keyed.records(from, to).toArray());
            }
        });
        return tooLarge.keys();
    }

    /** Gives each candidate pair that may match once. */
    public void forEach(Pairs pairs) {
        blocks.forEachPair(set.size(), set.size(), (left, right) -> {
            if (set.mayMatch(left, right)) {
                pairs.pair(left, right);
            }
        });
    }

    /** How many keys the records have together. */
    public int keys() {
        return keys;
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
