package io.customerhub.identity.compare;

import java.util.Arrays;

/** Long numbers, one after the other. */
final class Longs {
    private long[] values = new long[256];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    long get(int at) {
        return values[at];
    }
}
