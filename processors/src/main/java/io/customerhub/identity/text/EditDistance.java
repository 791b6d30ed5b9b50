package io.customerhub.identity.text;

/**
 * How many letters must be inserted, deleted, replaced or exchanged with their neighbour to turn one word into another:
 * the optimal string alignment distance, 64 letters at a time in the bits of a word, without allocation.
 *
 * <p>After Myers, A Fast Bit-Vector Algorithm for Approximate String Matching (1999), with the transpositions of Hyyrö,
 * A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances (2003). Not safe for several threads.
 */
public final class EditDistance {
    private static final int ASCII = 128;

    /** Which places of the first word hold a letter; beyond ASCII they are looked for. */
    private final long[] places = new long[ASCII];

    /**
     * The distance of two words; of words longer than 64 letters their first 64 count, and the difference in length.
     *
     * @return 0 for equal words
     */
    public int between(String left, String right) {
        if (left.length() > right.length()) {
            return between(right, left);
        }
        return ordered(left, right);
    }

    /** What both start and end with changes nothing, and most words that are compared letter by letter are nearly equal. */
    private int ordered(String shorter, String longer) {
        int m = shorter.length();
        int n = longer.length();
        if (m > Long.SIZE) {
            return m - Long.SIZE + between(shorter, 0, Long.SIZE, longer, n);
        }
        while (m > 0 && shorter.charAt(m - 1) == longer.charAt(n - 1)) {
            m--;
            n--;
        }
        int from = 0;
        while (from < m && shorter.charAt(from) == longer.charAt(from)) {
            from++;
        }
        return n - from <= 1 || from == m ? n - from : between(shorter, from, m, longer, n);
    }

    /** The distance of what two words have between two places, from the first in both. */
    private int between(String shorter, int from, int to, String longer, int end) {
        int m = to - from;
        boolean ascii = true;
        for (int i = 0; i < m; i++) {
            char letter = shorter.charAt(from + i);
            if (letter < ASCII) {
                places[letter] |= 1L << i;
            } else {
                ascii = false;
            }
        }
        long positive = -1L;
        long negative = 0;
        long diagonal = 0;
        long before = 0;
        long last = 1L << (m - 1);
        int distance = m;
        for (int j = from; j < end; j++) {
            char letter = longer.charAt(j);
            long match = letter < ASCII ? places[letter] : ascii ? 0 : placesOf(letter, shorter, from, to);
            long exchanged = ((~diagonal & match) << 1) & before;
            diagonal = (((match & positive) + positive) ^ positive) | match | negative | exchanged;
            long horizontalPositive = negative | ~(diagonal | positive);
            long horizontalNegative = diagonal & positive;
            if ((horizontalPositive & last) != 0) {
                distance++;
            } else if ((horizontalNegative & last) != 0) {
                distance--;
            }
            long shifted = (horizontalPositive << 1) | 1;
            positive = (horizontalNegative << 1) | ~(diagonal | shifted);
            negative = diagonal & shifted;
            before = match;
        }
        for (int i = 0; i < m; i++) {
            char letter = shorter.charAt(from + i);
            if (letter < ASCII) {
                places[letter] = 0;
            }
        }
        return distance;
    }

    private static long placesOf(char letter, String word, int from, int to) {
        long found = 0;
        for (int i = from; i < to; i++) {
            if (word.charAt(i) == letter) {
                found |= 1L << (i - from);
            }
        }
        return found;
    }
}
