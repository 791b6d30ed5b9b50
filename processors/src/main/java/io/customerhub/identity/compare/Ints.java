package io.customerhub.identity.compare;

import java.util.Arrays;

/** Numbers, one for each record in the order in which records are read. */
final class Ints {
    private int[] values = new int[256];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int get(int record) {
        return values[record];
    }

    int size() {
        return size;
    }
}
