package io.customerhub.identity.compare;

import java.util.Arrays;

/** How many records have a word, and so how much it tells. */
final class WordCounts {
    private int[] counts = new int[256];
    private double[] weights = {};
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

    /** To be called when all words are counted. */
    void close() {
        weights = Arrays.stream(counts)
                .mapToDouble(count -> Math.log((records + 1.0) / (count + 0.5)))
                .toArray();
    }

    /** The inverse document frequency. */
    double weight(int word) {
        return weights[word];
    }
}
