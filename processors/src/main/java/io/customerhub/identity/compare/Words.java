package io.customerhub.identity.compare;

import io.customerhub.identity.text.EditDistance;
import io.customerhub.identity.text.JaroWinkler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that records are made of, each once and by its number, and how alike two of them are. Pairs of words come again
 * and again, so what was found of a pair is kept for a while. Not safe for several threads.
 */
final class Words {
    static final int EQUAL = 1;
    static final int VARIANT = 2;
    static final int TYPO = 3;
    static final int DIFFERENT = 4;

    private static final int KEPT_BITS = 20;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final double ALIKE_FROM = 0.92;

    private final Dictionary dictionary;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<int[]> nicknames = new ArrayList<>();
    private final EditDistance distance = new EditDistance();
    private final long[] pairs = new long[1 << KEPT_BITS];
    private final byte[] found = new byte[1 << KEPT_BITS];

    Words(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    /** The number of a word; -1 for none. */
    int number(String word) {
        if (word.isEmpty()) {
            return -1;
        }
        return numbers.computeIfAbsent(word, added -> {
            texts.add(added);
            nicknames.add(dictionary.nicknames(added));
            return texts.size() - 1;
        });
    }

    String text(int number) {
        return texts.get(number);
    }

    /** The groups of nicknames that a word is of. */
    int[] nicknames(int number) {
        return nicknames.get(number);
    }

    int distance(int left, int right) {
        return distance(text(left), text(right));
    }

    int distance(String left, String right) {
        return distance.between(left, right);
    }

    /** Equal, a variant (a nickname, an initial), mistyped, or different. */
    int likeness(int left, int right) {
        if (left == right) {
            return EQUAL;
        }
        long pair = (((long) Math.min(left, right) << Integer.SIZE) | Math.max(left, right)) + 1;
        int slot = (int) ((pair * MIX) >>> (Long.SIZE - KEPT_BITS));
        if (pairs[slot] != pair) {
            found[slot] = (byte) compare(left, right);
            pairs[slot] = pair;
        }
        return found[slot];
    }

    private int compare(int left, int right) {
        for (int group : nicknames(left)) {
            for (int other : nicknames(right)) {
                if (group == other) {
                    return VARIANT;
                }
            }
        }
        String one = text(left);
        String two = text(right);
        int shorter = Math.min(one.length(), two.length());
        if (shorter == 1) {
            return one.charAt(0) == two.charAt(0) ? VARIANT : DIFFERENT;
        }
        int typos = shorter < 3 ? 0 : shorter <= 5 ? 1 : 2;
        if (Math.abs(one.length() - two.length()) <= typos && distance(one, two) <= typos) {
            return TYPO;
        }
        return shorter > 3 && JaroWinkler.similarity(one, two) >= ALIKE_FROM ? TYPO : DIFFERENT;
    }
}
