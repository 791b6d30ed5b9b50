package io.customerhub.identity.compare;

import java.util.Arrays;

/**
 * The outline of each word in two numbers: what it starts with, and how long it is and how often it has which letters. Most words
 * are told apart by their outlines, without being read.
 *
 * <p>Each bit of the letters says that a word has a letter at least once, twice and so on, blanks left out. To turn one word into
 * another takes at least as many changes as one has bits that the other lacks, for one change adds at most one letter and takes
 * at most one away. Letters may share a bit: that tells less and nothing wrong.
 */
final class Outlines {
    private static final int LENGTH_AT = 56;
    private static final int LONGEST = 127;
    private static final long LETTERS = (1L << LENGTH_AT) - 1;
    private static final long NICKNAME = 1L << 63;

    private static final int ALPHABET = 26;
    private static final int DIGITS = 10;
    private static final int MOST_DIGITS = 5;
    /** Where the third of a letter is, which shares its bit with others. */
    private static final int THIRD_AT = 52;

    private static final int START = Long.BYTES;
    private static final int BYTE = 0xff;

    /** Of words that are longer Jaro and Winkler's similarity takes only a part. */
    private static final int WHOLE = 64;

    private static final int PREFIX = 4;
    private static final double PREFIX_WEIGHT = 0.1;
    private static final double ROUNDING = 1e-9;

    /** Up to how many letters a word is short. */
    static final int SHORT = 5;

    private long[] outlines = new long[512];

    /**
     * Takes the outline of a word, by its number.
     *
     * @param isNickname whether it can stand for words that look otherwise
     */
    void set(int word, String text, boolean isNickname) {
        int at = word * 2;
        if (at >= outlines.length) {
            outlines = Arrays.copyOf(outlines, outlines.length * 2);
        }
        outlines[at] =
                letters(text) | ((long) Math.min(text.length(), LONGEST) << LENGTH_AT) | (isNickname ? NICKNAME : 0);
        outlines[at + 1] = start(text);
    }

    private static long letters(String text) {
        int[] digits = new int[DIGITS];
        int[] alphabet = new int[ALPHABET];
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= '0' && letter <= '9') {
                letters |= digit(letter - '0', digits[letter - '0']++);
            } else if (letter >= 'a' && letter <= 'z') {
                letters |= letter(letter - 'a', alphabet[letter - 'a']++);
            } else if (letter != ' ') {
                letters |= 1L << (letter % LENGTH_AT);
            }
        }
        return letters;
    }

    private static long digit(int digit, int before) {
        return before < MOST_DIGITS ? 1L << (before * DIGITS + digit) : 0;
    }

    private static long letter(int letter, int before) {
        return switch (before) {
            case 0, 1 -> 1L << (before * ALPHABET + letter);
            case 2 -> 1L << (THIRD_AT + letter % (LENGTH_AT - THIRD_AT));
            default -> 0;
        };
    }

    private static long start(String text) {
        long start = 0;
        for (int i = 0; i < START; i++) {
            start = start << Byte.SIZE | (i < text.length() ? text.charAt(i) & BYTE : 0);
        }
        return start;
    }

    /** How long a word is and how often it has which letters. */
    long letters(int word) {
        return outlines[word * 2];
    }

    /** The first eight letters, a byte each; whole for ASCII alone. */
    long start(int word) {
        return outlines[word * 2 + 1];
    }

    /** With how many letters, of eight, two words start alike at most. */
    int sameStartAtMost(int left, int right) {
        return Long.numberOfLeadingZeros(start(left) ^ start(right)) / Byte.SIZE;
    }

    /** How long a word is; of long ones no more than 127. */
    int length(int word) {
        return length(outlines[word * 2]);
    }

    private static int length(long outline) {
        return (int) (outline >>> LENGTH_AT) & LONGEST;
    }

    /** How many letters a word has at least that another lacks. */
    int lacking(int word, int other) {
        return Long.bitCount(outlines[word * 2] & ~outlines[other * 2] & LETTERS);
    }

    /** Whether two words are so near that no more than so many letters differ, as far as their outlines tell. */
    boolean mayBeWithin(int left, int right, int distance) {
        return Math.abs(length(left) - length(right)) <= distance
                && lacking(left, right) <= distance
                && lacking(right, left) <= distance;
    }

    /**
     * How many letters a word may have that another lacks, for them to differ in a few letters or to reach a limit of Jaro and
     * Winkler's similarity, which takes as many letters as fit for being in order.
     *
     * @param few how many letters are few in short words; one more is in longer ones
     * @return by the length of the one and the other, for {@link #mayBeLike}
     */
    static byte[] mostLacking(int few, double limit) {
        byte[] most = new byte[(LONGEST + 1) * (LONGEST + 1)];
        for (int word = 0; word <= LONGEST; word++) {
            for (int other = 0; other <= LONGEST; other++) {
                int lacking = Math.min(word, other) <= SHORT ? few : few + 1;
                while (lacking < LONGEST && fits(word - lacking - 1, word, other, limit, PREFIX)) {
                    lacking++;
                }
                most[place(word, other)] = (byte) (Math.min(word, other) == 1 ? LONGEST : lacking);
            }
        }
        return most;
    }

    private static int place(int length, int other) {
        return length * (LONGEST + 1) + other;
    }

    /** Whether neither of two words, by their letters, has more that the other lacks than it may; or both are nicknames. */
    static boolean mayBeLike(long one, long two, byte[] mostLacking) {
        int length = length(one);
        int other = length(two);
        boolean isNear = Long.bitCount(one & ~two & LETTERS) <= mostLacking[place(length, other)]
                && Long.bitCount(two & ~one & LETTERS) <= mostLacking[place(other, length)];
        return isNear || (one & two & NICKNAME) != 0;
    }

    /** Whether Jaro and Winkler's similarity of two words may reach a limit. */
    boolean mayBeAlike(int left, int right, double limit) {
        int one = length(left);
        int two = length(right);
        int prefix = Math.min(PREFIX, sameStartAtMost(left, right));
        return fits(Math.min(one - lacking(left, right), two - lacking(right, left)), one, two, limit, prefix);
    }

    /** Whether so many letters that fit can be enough, all in order. */
    private static boolean fits(int fitting, int one, int two, double limit, int prefix) {
        double boost = prefix * PREFIX_WEIGHT;
        double jaro = (limit - boost) / (1 - boost);
        return fitting * (one + two) >= (3 * jaro - 1) * (one * two) - ROUNDING || Math.max(one, two) > WHOLE;
    }
}
