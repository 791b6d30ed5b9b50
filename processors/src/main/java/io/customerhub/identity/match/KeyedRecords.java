package io.customerhub.identity.match;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Keys and the records that have them, many of each, in arrays. */
final class KeyedRecords {
    private static final int FEW = 24;

    private long[] keys = new long[1 << 12];
    private int[] records = new int[1 << 12];
    private int size;
    private boolean sorted;

    void add(long key, int record) {
        sorted = false;
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            records = Arrays.copyOf(records, size * 2);
        }
        keys[size] = key;
        records[size++] = record;
    }

    KeyedRecords copy() {
        var copy = new KeyedRecords();
        copy.keys = keys.clone();
        copy.records = records.clone();
        copy.size = size;
        return copy;
    }

    int size() {
        return size;
    }

    long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /** The keys whose number is at most so much. */
    long[] keysUpTo(long most) {
        return IntStream.range(0, size)
                .filter(at -> records[at] <= most)
                .mapToLong(at -> keys[at])
                .toArray();
    }

    long key(int at) {
        return keys[at];
    }

    /** The keys, each once, ascending. */
    long[] distinctKeys() {
        return Arrays.stream(keys, 0, size).sorted().distinct().toArray();
    }

    /** Sorts by key and gives each key's range. */
    void forEachKey(Range range) {
        if (!sorted) {
            sort(0, size - 1);
            sorted = true;
        }
        int from = 0;
        while (from < size) {
            int to = from + 1;
            while (to < size && keys[to] == keys[from]) {
                to++;
            }
            range.range(from, to);
            from = to;
        }
    }

    int record(int at) {
        return records[at];
    }

    IntStream records(int from, int to) {
        return Arrays.stream(records, from, to);
    }

    /** From inclusive, to exclusive. */
    @FunctionalInterface
    interface Range {
        void range(int from, int to);
    }

    private void sort(int first, int last) {
        int low = first;
        int high = last;
        while (high - low > FEW) {
            long pivot = keys[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (j - low < high - i) {
                sort(low, j);
                low = i;
            } else {
                sort(i, high);
                high = j;
            }
        }
        insert(low, high);
    }

    private void swap(int one, int two) {
        long key = keys[one];
        keys[one] = keys[two];
        keys[two] = key;
        int record = records[one];
        records[one] = records[two];
        records[two] = record;
    }

    private void insert(int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            for (int j = i; j > low && keys[j - 1] > keys[j]; j--) {
                swap(j - 1, j);
            }
        }
    }
}
