package io.customerhub.identity.compare;

import io.customerhub.identity.text.TextHash;
import java.util.Arrays;

/**
 * How many of the records that a model was learned from have each value of a column, by the values' hashes. Of those that are
 * not there it tells how frequent such a value is.
 */
final class Frequency {
    static final Frequency NONE = new Frequency(0, Counts.NOT_KNOWN, 0, new long[0], new int[0]);

    private final int present;
    private final double chanceOfEqual;
    private final int others;
    private final long[] hashes;
    private final int[] counts;

    /**
     * Keeps frequencies.
     *
     * @param present how many records have a value at all
     * @param chanceOfEqual how probable it is that two records that have a value have the same; negative where there are too few
     * @param others how many records have the value of a record that has none of these
     * @param hashes of values, ascending
     * @param counts how many records have the value at the same place
     */
    Frequency(int present, double chanceOfEqual, int others, long[] hashes, int[] counts) {
        this.present = present;
        this.chanceOfEqual = chanceOfEqual;
        this.others = others;
        this.hashes = hashes.clone();
        this.counts = counts.clone();
    }

    int present() {
        return present;
    }

    double chanceOfEqual() {
        return chanceOfEqual;
    }

    int others() {
        return others;
    }

    int of(String value) {
        int at = Arrays.binarySearch(hashes, TextHash.of(value));
        return at < 0 ? others : counts[at];
    }

    int values() {
        return hashes.length;
    }

    long hash(int at) {
        return hashes[at];
    }

    int count(int at) {
        return counts[at];
    }
}
