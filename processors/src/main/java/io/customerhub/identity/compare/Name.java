package io.customerhub.identity.compare;

import io.customerhub.identity.text.PlainText;
import java.util.List;
import java.util.stream.Stream;

/**
 * A person's name in its words, without titles and particles.
 *
 * @param given the first given name; empty where unknown
 * @param family the last family name; empty where unknown
 * @param others what else the name has
 */
record Name(String given, String family, List<String> others) {
    /** Reads given and family names where the record has them apart, else the full name: "Last, First" or "First Last". */
    static Name of(String given, String family, String full, Dictionary dictionary) {
        List<String> givenNames = dictionary.names(PlainText.words(given));
        List<String> familyNames = dictionary.names(PlainText.words(family));
        List<String> words = dictionary.names(PlainText.words(full));
        if (givenNames.isEmpty() && familyNames.isEmpty()) {
            int comma = full.indexOf(',');
            List<String> last = comma < 0 ? List.of() : dictionary.names(PlainText.words(full.substring(0, comma)));
            List<String> first = comma < 0 ? List.of() : dictionary.names(PlainText.words(full.substring(comma + 1)));
            if (last.size() == 1 && !first.isEmpty()) {
                familyNames = last;
                givenNames = first;
            } else {
                givenNames = words.subList(0, Math.min(1, words.size()));
                familyNames = words.size() > 1 ? words.subList(words.size() - 1, words.size()) : List.of();
            }
        }
        String one = givenNames.isEmpty() ? "" : givenNames.get(0);
        String two = familyNames.isEmpty() ? "" : familyNames.get(familyNames.size() - 1);
        List<String> others = Stream.of(words, givenNames, familyNames)
                .flatMap(List::stream)
                .distinct()
                .filter(word -> !word.equals(one) && !word.equals(two))
                .toList();
        return new Name(one, two, others);
    }
}
