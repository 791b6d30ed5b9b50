package io.customerhub.app.check;

import io.customerhub.declaration.Suggestion;
import java.util.Collection;
import java.util.List;

/** A word that was likely meant for another. */
final class Misspelling {
    private Misspelling() {}

    /** {@code did you mean 'email'?} where a word is near, and another remedy where none is. */
    static String remedy(String word, Collection<String> known, String otherwise) {
        String near = Suggestion.instead(word, known);
        return near.startsWith("did you mean") ? near : otherwise;
    }

    /** Whether a missing key is there after all, misspelt: then the unknown key is reported and the missing one is not. */
    static boolean explains(String missing, Collection<String> given, Collection<String> known) {
        return given.stream()
                .filter(word -> !known.contains(word))
                .anyMatch(word -> !remedy(word, List.of(missing), "").isEmpty());
    }
}
