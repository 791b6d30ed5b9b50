package io.customerhub.identity.match;

import java.util.Arrays;

/** Some keys, in one array, in which each is looked for where its bits say. */
final class KeySet {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int LEAST_BITS = 4;

    private final long[] table;
    private final int shift;
    private final boolean hasZero;

    KeySet(long[] keys) {
        // At least half of it is free.
        int bits = Math.max(LEAST_BITS, Integer.SIZE + 1 - Integer.numberOfLeadingZeros(keys.length));
        table = new long[1 << bits];
        shift = Long.SIZE - bits;
        hasZero = Arrays.stream(keys).anyMatch(key -> key == 0);
        for (long key : keys) {
            table[place(key)] = key;
        }
    }

    boolean contains(long key) {
        return key == 0 ? hasZero : table[place(key)] == key;
    }

    /** Where a key is, or is to be. */
    private int place(long key) {
        int place = (int) ((key * MIX) >>> shift);
        while (table[place] != 0 && table[place] != key) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }
}
