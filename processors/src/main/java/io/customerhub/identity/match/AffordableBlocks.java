package io.customerhub.identity.match;

import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.text.TextHash;

/**
 * How many records may share a key without the candidates becoming too many. Of more records more share a year and a given name,
 * so that each would be compared with ever more; whoever is found by what few share is found all the same.
 */
final class AffordableBlocks {
    /** So many pairs for each record, on average. */
    private static final int MOST_PAIRS = 50;
    /** On so many records it is tried. */
    private static final int TRIED = 2_000;

    private final KeyedRecords keyed;
    private final boolean[] isTried;
    private final int most;
    private int tried;

    /**
     * Draws the records to try it on, by their ids, so that their order does not matter.
     *
     * @param most how many records may share a key where that is not too much
     */
    AffordableBlocks(RecordSet set, KeyedRecords keyed, int most) {
        this.keyed = keyed;
        this.most = most;
        isTried = new boolean[set.size()];
        double share = (double) TRIED / set.size();
        for (int record = 0; record < isTried.length; record++) {
            isTried[record] = Math.abs(TextHash.of(set.id(record)) / (double) Long.MIN_VALUE) < share;
            tried += isTried[record] ? 1 : 0;
        }
    }

    /** How many records may share a key. */
    int largest() {
        long[] bySize = othersByBlock();
        long others = 0;
        for (int size = 2; size <= most; size++) {
            others += bySize[size];
            // Each pair is of two records.
            if (others > 2L * MOST_PAIRS * tried) {
                return size - 1;
            }
        }
        return most;
    }

    /** How many others the tried records are compared with, by the size of the smallest block in which they find them. */
    private long[] othersByBlock() {
        var found = new KeyedRecords();
        keyed.forEachKey((from, to) -> {
            for (int at = from; to - from <= most && at < to; at++) {
                int record = keyed.record(at);
                for (int other = from; isTried[record] && other < to; other++) {
                    if (other != at) {
                        found.add((long) record << Integer.SIZE | keyed.record(other), to - from);
                    }
                }
            }
        });
        long[] bySize = new long[most + 1];
        found.forEachKey((from, to) -> bySize[found.records(from, to).min().orElseThrow()]++);
        return bySize;
    }
}
