package io.customerhub.identity.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Groups of records that share a key. */
final class Blocks {
    private final List<int[]> blocks = new ArrayList<>();

    void add(int[] records) {
        blocks.add(records);
    }

    /**
     * Gives each pair that shares a block once, the lower number first.
     *
     * @param records how many there are
     * @param first of how many of them, from the lowest number on, to give the pairs
     */
    void forEachPair(int records, int first, Pairs pairs) {
        int[][] blocksOf = blocksOf(records);
        int[] seenBy = new int[records];
        Arrays.fill(seenBy, -1);
        for (int record = 0; record < first; record++) {
            for (int block : blocksOf[record]) {
                for (int other : blocks.get(block)) {
                    if (other > record && seenBy[other] != record) {
                        seenBy[other] = record;
                        pairs.pair(record, other);
                    }
                }
            }
        }
    }

    private int[][] blocksOf(int records) {
        int[] counts = new int[records];
        blocks.forEach(block -> Arrays.stream(block).forEach(record -> counts[record]++));
        int[][] blocksOf = new int[records][];
        Arrays.setAll(blocksOf, record -> new int[counts[record]]);
        for (int block = 0; block < blocks.size(); block++) {
            for (int record : blocks.get(block)) {
                blocksOf[record][--counts[record]] = block;
            }
        }
        return blocksOf;
    }
}
