package io.customerhub.identity.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plain words, and phrases of several, by the one that is compared in their stead. */
final class Synonyms {
    static final Synonyms NONE = new Synonyms(Map.of());

    private final Map<String, String> meant;
    private final int longest;

    Synonyms(Map<String, String> meant) {
        this.meant = Map.copyOf(meant);
        this.longest = meant.keySet().stream()
                .mapToInt(phrase -> phrase.split(" ").length)
                .max()
                .orElse(0);
    }

    /** All that words are compared as. */
    Set<String> meanings() {
        return Set.copyOf(meant.values());
    }

    /** What is meant by a word that is known. */
    Optional<String> of(String word) {
        return Optional.ofNullable(meant.get(word));
    }

    /** A text with all that is known in it replaced, longer phrases first. */
    String in(List<String> words) {
        var text = new ArrayList<String>();
        int at = 0;
        while (at < words.size()) {
            int many = Math.min(longest, words.size() - at);
            while (many > 1 && !meant.containsKey(phrase(words, at, many))) {
                many--;
            }
            String phrase = phrase(words, at, Math.max(many, 1));
            text.add(meant.getOrDefault(phrase, phrase));
            at += Math.max(many, 1);
        }
        return String.join(" ", text);
    }

    private static String phrase(List<String> words, int from, int many) {
        return String.join(" ", words.subList(from, from + many));
    }
}
