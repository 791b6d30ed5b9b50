package io.customerhub.identity.compare;

import io.customerhub.identity.text.TextHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How many of the records that a model was learned from have each value of a column. Values are hashed; one that is not there was
 * seen at most once.
 */
final class Frequency {
    static final Frequency NONE = new Frequency(0, new long[0], new int[0]);

    private final int present;
    private final long[] hashes;
    private final int[] counts;

    /**
     * Keeps frequencies.
     *
     * @param present how many records have a value at all
     * @param hashes of values, ascending
     * @param counts how many records have the value at the same place
     */
    Frequency(int present, long[] hashes, int[] counts) {
        this.present = present;
        this.hashes = hashes.clone();
        this.counts = counts.clone();
    }

    int present() {
        return present;
    }

    int of(String value) {
        int at = Arrays.binarySearch(hashes, TextHash.of(value));
        return at < 0 ? Math.min(1, present) : counts[at];
    }

    /** How probable it is that two records that have a value have the same; negative where there are too few. */
    double chanceOfEqual() {
        return Counts.chanceOfEqual(present, counts);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(present);
        out.writeInt(hashes.length);
        for (int at = 0; at < hashes.length; at++) {
            out.writeLong(hashes[at]);
            out.writeInt(counts[at]);
        }
    }

    static Frequency read(DataInput in) throws IOException {
        int present = in.readInt();
        long[] hashes = new long[in.readInt()];
        int[] counts = new int[hashes.length];
        for (int at = 0; at < hashes.length; at++) {
            hashes[at] = in.readLong();
            counts[at] = in.readInt();
        }
        return new Frequency(present, hashes, counts);
    }
}
