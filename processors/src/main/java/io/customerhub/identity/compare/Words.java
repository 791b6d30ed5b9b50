package io.customerhub.identity.compare;

import io.customerhub.identity.text.EditDistance;
import io.customerhub.identity.text.JaroWinkler;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The words that records are made of, each once and by its number, and how alike two of them are. Not safe for several threads.
 */
final class Words {
    static final int EQUAL = 1;
    static final int VARIANT = 2;
    static final int TYPO = 3;
    static final int DIFFERENT = 4;

    private static final double ALIKE_FROM = 0.92;
    private static final int ALIKE_LENGTH = 4;
    /** How many letters may be mistyped in a short word; in a longer one one more. */
    private static final int FEW = 1;

    private static final byte[] MOST_LACKING = Outlines.mostLacking(FEW, ALIKE_FROM);

    private final Dictionary dictionary;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Outlines outlines = new Outlines();
    private final EditDistance distance = new EditDistance();
    private String[] texts = new String[256];
    private int[][] nicknames = new int[256][];

    Words(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    /** The number of a word; -1 for none. */
    int number(String word) {
        return word.isEmpty() ? -1 : numbers.computeIfAbsent(word, this::add);
    }

    private int add(String word) {
        int number = numbers.size();
        if (number == texts.length) {
            texts = Arrays.copyOf(texts, number * 2);
            nicknames = Arrays.copyOf(nicknames, number * 2);
        }
        texts[number] = word;
        nicknames[number] = dictionary.nicknames(word);
        outlines.set(number, word, nicknames[number].length > 0);
        return number;
    }

    String text(int number) {
        return texts[number];
    }

    /** The groups of nicknames that a word is of. */
    int[] nicknames(int number) {
        return nicknames[number];
    }

    Outlines outlines() {
        return outlines;
    }

    int distance(int left, int right) {
        return distance.between(texts[left], texts[right]);
    }

    /** Whether no more than so many letters of two words differ. */
    boolean isWithin(int left, int right, int most) {
        return outlines.mayBeWithin(left, right, most) && distance(left, right) <= most;
    }

    /** Whether two words have the same digits: shop 12 is not shop 13 mistyped. */
    boolean isSameInDigits(int left, int right) {
        String one = texts[left];
        String two = texts[right];
        int at = nextDigit(one, 0);
        int other = nextDigit(two, 0);
        while (at < one.length() && other < two.length() && one.charAt(at) == two.charAt(other)) {
            at = nextDigit(one, at + 1);
            other = nextDigit(two, other + 1);
        }
        return at == one.length() && other == two.length();
    }

    private static int nextDigit(String word, int from) {
        int at = from;
        while (at < word.length() && (word.charAt(at) < '0' || word.charAt(at) > '9')) {
            at++;
        }
        return at;
    }

    /** Jaro and Winkler's similarity where it reaches a limit, else 0. */
    double similarityFrom(double limit, int left, int right) {
        return outlines.mayBeAlike(left, right, limit) ? JaroWinkler.similarity(texts[left], texts[right]) : 0;
    }

    /** Equal, a variant (a nickname, an initial), mistyped, or different. */
    int likeness(int left, int right) {
        if (left == right) {
            return EQUAL;
        }
        return mayBeLike(outlines.letters(left), outlines.letters(right)) ? compare(left, right) : DIFFERENT;
    }

    /** Whether two words may be anything but different, by the letters of their outlines. */
    static boolean mayBeLike(long left, long right) {
        return Outlines.mayBeLike(left, right, MOST_LACKING);
    }

    private int compare(int left, int right) {
        int shorter = Math.min(outlines.length(left), outlines.length(right));
        if (isNickname(left, right)
                || (shorter == 1
                        && outlines.sameStartAtMost(left, right) > 0
                        && texts[left].charAt(0) == texts[right].charAt(0))) {
            return VARIANT;
        }
        int typos = shorter < 3 ? 0 : shorter <= Outlines.SHORT ? FEW : FEW + 1;
        boolean isTypo = isWithin(left, right, typos)
                || (shorter >= ALIKE_LENGTH && similarityFrom(ALIKE_FROM, left, right) >= ALIKE_FROM);
        return isTypo && !areNumberedApart(texts[left], texts[right]) ? TYPO : DIFFERENT;
    }

    /** Whether both words end in numbers, which are not the same: customer 17 is not customer 18 mistyped. */
    private static boolean areNumberedApart(String left, String right) {
        int one = numberFrom(left);
        int two = numberFrom(right);
        return one < left.length()
                && two < right.length()
                && !left.substring(one).equals(right.substring(two));
    }

    private static int numberFrom(String word) {
        int from = word.length();
        while (from > 0 && word.charAt(from - 1) >= '0' && word.charAt(from - 1) <= '9') {
            from--;
        }
        return from;
    }

    private boolean isNickname(int left, int right) {
        for (int group : nicknames[left]) {
            for (int other : nicknames[right]) {
                if (group == other) {
                    return true;
                }
            }
        }
        return false;
    }
}
