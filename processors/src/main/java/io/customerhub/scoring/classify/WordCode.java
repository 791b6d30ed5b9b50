package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.net.PatternRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A word as one of some numbers that is 1. Words that are rare or were never seen share one; what is not known has its own.
 *
 * @param words those that have a number of their own, in order
 * @param other whether rare words have one
 * @param unknown whether what is not known has one
 */
record WordCode(String feature, List<String> words, boolean other, boolean unknown) implements FeatureCode {
    /** A word of which there are fewer is rare: what it says would be chance. */
    private static final int LEAST = 20;

    private static final double LEAST_SHARE = .002;
    private static final int MOST_WORDS = 60;

    WordCode {
        words = List.copyOf(words);
    }

    /** Learns of values; nothing where all are the same. */
    static Optional<FeatureCode> learn(Words column) {
        Map<String, Integer> counts = new TreeMap<>();
        column.values().forEach(word -> counts.merge(word, 1, Integer::sum));
        boolean unknown = counts.remove("") != null;
        if (counts.size() + (unknown ? 1 : 0) < 2) {
            return Optional.empty();
        }
        int least = (int) Math.max(LEAST, LEAST_SHARE * column.size());
        List<String> words = counts.entrySet().stream()
                .filter(count -> count.getValue() >= least)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_WORDS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return Optional.of(new WordCode(column.name(), words, words.size() < counts.size(), unknown));
    }

    @Override
    public int width() {
        return words.size() + (other ? 1 : 0) + (unknown ? 1 : 0);
    }

    @Override
    public void write(Column column, float[][] rows, int at) {
        int[] places = places(column);
        for (int row = 0; row < rows.length; row++) {
            if (places[row] < width()) {
                rows[row][at + places[row]] = 1;
            }
        }
    }

    /** One for each number, and after them one for a word that has none. */
    @Override
    public List<float[]> patterns() {
        var patterns = new ArrayList<float[]>();
        for (int place = 0; place <= width(); place++) {
            float[] pattern = new float[width()];
            if (place < pattern.length) {
                pattern[place] = 1;
            }
            patterns.add(pattern);
        }
        return patterns;
    }

    @Override
    public void place(Column column, PatternRows rows, int group) {
        int[] places = places(column);
        for (int row = 0; row < places.length; row++) {
            rows.set(row, group, places[row]);
        }
    }

    /** Which number each row's word has; the width where it has none. */
    private int[] places(Column column) {
        if (!(column instanceof Words values)) {
            throw new IllegalArgumentException("the feature " + feature + " is numbers where the model learned words");
        }
        Map<String, Integer> places = new HashMap<>();
        words.forEach(word -> places.put(word, places.size()));
        int rare = other ? words.size() : width();
        places.put("", unknown ? width() - 1 : width());
        return values.values().stream()
                .mapToInt(word -> places.getOrDefault(word, rare))
                .toArray();
    }
}
