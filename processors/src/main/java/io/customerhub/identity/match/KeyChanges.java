package io.customerhub.identity.match;

import java.util.Arrays;

/**
 * How a page changes by which keys records are found.
 *
 * @param added a record is found by a key from now on
 * @param removed a record is found by a key no more
 * @param refined too many share the key from now on: nobody is found by it
 */
public record KeyChanges(Keyed added, Keyed removed, Keyed refined) {
    /** Keys and records, one of each at a place. */
    public static final class Keyed {
        private long[] keys = new long[64];
        private long[] numbers = new long[64];
        private int size;

        void add(long key, long number) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            keys[size] = key;
            numbers[size++] = number;
        }

        public boolean isEmpty() {
            return size == 0;
        }

        public long[] keys() {
            return Arrays.copyOf(keys, size);
        }

        public long[] numbers() {
            return Arrays.copyOf(numbers, size);
        }

        /** Gives each. */
        public void forEach(MatchIndex.Found each) {
            for (int at = 0; at < size; at++) {
                each.found(keys[at], numbers[at]);
            }
        }
    }
}
