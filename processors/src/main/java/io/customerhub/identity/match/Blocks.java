package io.customerhub.identity.match;

import java.util.Arrays;

/** Groups of records that share a key, one after the other in one array. */
final class Blocks {
    private int[] members = new int[1 << 10];
    private int[] ends = new int[1 << 8];
    private int size;

    void add(int[] records) {
        int start = size == 0 ? 0 : ends[size - 1];
        int end = start + records.length;
        if (end > members.length) {
            members = Arrays.copyOf(members, Math.max(end, members.length * 2));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(records, 0, members, start, records.length);
        ends[size++] = end;
    }

    /**
     * Gives each pair that shares a block once, the lower number first.
     *
     * @param records how many there are
     * @param first of how many of them, from the lowest number on, to give the pairs
     */
    void forEachPair(int records, int first, Pairs pairs) {
        var of = of(records);
        for (int record = 0; record < first; record++) {
            of.forEachPair(record, pairs);
        }
    }

    /** The blocks by the records that are in them. */
    OfRecords of(int records) {
        return new OfRecords(records);
    }

    private int start(int block) {
        return block == 0 ? 0 : ends[block - 1];
    }

    /** The blocks of each record, one after the other in one array. */
    final class OfRecords {
        private final int[] starts;
        private final int[] blocks;
        private final int[] seenBy;

        private OfRecords(int records) {
            starts = new int[records + 1];
            int all = start(size);
            for (int at = 0; at < all; at++) {
                starts[members[at]]++;
            }
            for (int record = 1; record <= records; record++) {
                starts[record] += starts[record - 1];
            }
            blocks = new int[all];
            for (int block = size - 1; block >= 0; block--) {
                for (int at = start(block); at < ends[block]; at++) {
                    blocks[--starts[members[at]]] = block;
                }
            }
            seenBy = new int[records];
            Arrays.fill(seenBy, -1);
        }

        /** Gives each pair of a record with one of a higher number once; each record is to be asked for once. */
        void forEachPair(int record, Pairs pairs) {
            for (int of = starts[record]; of < starts[record + 1]; of++) {
                for (int at = start(blocks[of]); at < ends[blocks[of]]; at++) {
                    int other = members[at];
                    if (other > record && seenBy[other] != record) {
                        seenBy[other] = record;
                        pairs.pair(record, other);
                    }
                }
            }
        }
    }
}
