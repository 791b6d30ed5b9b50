package io.customerhub.identity.compare;

import java.util.Arrays;

/** How many records have a word, and so how much it tells. */
final class WordCounts {
    private int[] counts = new int[256];
    private int records;

    void add(int[] words) {
        if (words.length == 0) {
            return;
        }
        records++;
        for (int word : words) {
            if (word >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(word + 1, counts.length * 2));
            }
            counts[word]++;
        }
    }

    /** The inverse document frequency. */
    double weight(int word) {
        return Math.log((records + 1.0) / (counts[word] + 0.5));
    }
}
