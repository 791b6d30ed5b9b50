package io.customerhub.declaration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The remedy for a misspelt word: the nearest word that exists, or else the words that do. */
public final class Suggestion {
    private static final int LISTED = 12;

    private Suggestion() {}

    /** {@code did you mean 'email'?}, or {@code use one of a, b, c} where nothing is near. */
    public static String instead(String word, Collection<String> known) {
        int tolerance = word.length() < 4 ? 1 : Math.max(2, word.length() / 3);
        var distance = new LevenshteinDistance(tolerance);
        String lower = word.toLowerCase(Locale.ROOT);
        record Near(String word, int distance) {}
        return known.stream()
                .map(candidate -> new Near(candidate, distance.apply(lower, candidate.toLowerCase(Locale.ROOT))))
                .filter(near -> near.distance() >= 0)
                .min(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
                .map(near -> "did you mean '" + near.word() + "'?")
                .orElseGet(() -> list(known));
    }

    private static String list(Collection<String> known) {
        if (known.isEmpty()) {
            return "remove it";
        }
        String listed = known.stream().sorted().limit(LISTED).collect(Collectors.joining(", "));
        return "use one of " + listed + (known.size() > LISTED ? ", …" : "");
    }
}
