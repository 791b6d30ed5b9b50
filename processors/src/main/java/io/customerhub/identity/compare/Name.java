package io.customerhub.identity.compare;

import java.util.List;

/**
 * A person's name in its words, without titles and particles.
 *
 * @param given the first given name; empty where unknown
 * @param family the last family name; empty where unknown
 * @param others what else the name has
 * @param suffix which of several of that name it is, as {@code jr}; empty where the name does not say
 */
record Name(String given, String family, List<String> others, String suffix) {
    Name {
        others = List.copyOf(others);
    }

    /** Reads given and family names where the record has them apart, else the full name: "Last, First" or "First Last". */
    static Name of(String given, String family, String full, Dictionary dictionary) {
        NameWords givenNames = NameWords.of(given, 1, dictionary);
        NameWords familyNames = NameWords.of(family, 1, dictionary);
        NameWords words = NameWords.of(full, 2, dictionary);
        if (!givenNames.isEmpty() || !familyNames.isEmpty()) {
            return of(givenNames.first(), familyNames.last(), List.of(words, givenNames, familyNames), dictionary);
        }
        int comma = Math.max(full.indexOf(','), 0);
        NameWords last = NameWords.of(full.substring(0, comma), 1, dictionary);
        NameWords first = NameWords.of(full.substring(comma), 1, dictionary);
        if (last.names().size() == 1 && !first.isEmpty()) {
            return of(first.first(), last.last(), List.of(first, last), dictionary);
        }
        return of(words.first(), words.names().size() > 1 ? words.last() : "", List.of(words), dictionary);
    }

    private static Name of(String given, String family, List<NameWords> read, Dictionary dictionary) {
        List<String> others = read.stream()
                .flatMap(words -> words.names().stream())
                .distinct()
                .filter(word -> !word.equals(given) && !word.equals(family))
                .filter(word -> dictionary.suffix(word).isEmpty())
                .toList();
        String suffix = read.stream()
                .map(NameWords::suffix)
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("");
        return new Name(given, family, others, suffix);
    }
}
