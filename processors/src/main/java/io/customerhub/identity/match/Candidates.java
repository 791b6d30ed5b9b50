package io.customerhub.identity.match;

import io.customerhub.identity.compare.RecordSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which pairs of records are worth comparing: those that share something strong, or any two things that were not cut from one.
 * What too many share is refined: they must share a third thing.
 */
public final class Candidates {
    private final RecordSet set;
    private final int largest;
    private final List<int[]> blocks = new ArrayList<>();
    private int[][] blocksOf = {};
    private final int keys;
    private int refined;
    private int leftOut;

    /**
     * Finds the candidates.
     *
     * @param largest how many records may share a key before it is refined
     */
    public Candidates(RecordSet set, int largest) {
        this.set = set;
        this.largest = largest;
        long[][] details = new long[set.size()][];
        var keyed = new KeyedRecords();
        for (int record = 0; record < set.size(); record++) {
            RecordKeys own = RecordKeys.of(set, record);
            details[record] = own.details();
            for (long key : own.keys()) {
                keyed.add(key, record);
            }
        }
        keys = keyed.size();
        var finer = new KeyedRecords();
        keep(keyed, (from, to) -> {
            refined++;
            for (int at = from; at < to; at++) {
                for (long detail : details[keyed.record(at)]) {
                    finer.add(RecordKeys.finer(keyed.key(at), detail), keyed.record(at));
                }
            }
        });
        keep(finer, (from, to) -> leftOut++);
        index();
    }

    private void keep(KeyedRecords keyed, KeyedRecords.Range tooLarge) {
        keyed.forEachKey((from, to) -> {
            if (to - from > largest) {
                tooLarge.range(from, to);
            } else if (to - from > 1) {
                blocks.add(keyed.records(from, to).toArray());
            }
        });
    }

    private void index() {
        int[] counts = new int[set.size()];
        blocks.forEach(block -> Arrays.stream(block).forEach(record -> counts[record]++));
        blocksOf = new int[set.size()][];
        Arrays.setAll(blocksOf, record -> new int[counts[record]]);
        for (int block = 0; block < blocks.size(); block++) {
            for (int record : blocks.get(block)) {
                blocksOf[record][--counts[record]] = block;
            }
        }
    }

    /** Gives each candidate pair that may match once. */
    public void forEach(Pairs pairs) {
        int[] seenBy = new int[set.size()];
        Arrays.fill(seenBy, -1);
        for (int record = 0; record < set.size(); record++) {
            for (int block : blocksOf[record]) {
                for (int other : blocks.get(block)) {
                    if (other > record && seenBy[other] != record) {
                        seenBy[other] = record;
                        if (set.mayMatch(record, other)) {
                            pairs.pair(record, other);
                        }
                    }
                }
            }
        }
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
