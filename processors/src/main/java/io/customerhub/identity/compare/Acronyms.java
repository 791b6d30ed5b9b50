package io.customerhub.identity.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Initials in the names of organisations, and instead of them. */
final class Acronyms {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 6;

    private Acronyms() {}

    /** A name with initials that stand apart written as one word: J. P. S. is JPS, L.L.C. is LLC. */
    static List<String> joined(List<String> words) {
        var joined = new ArrayList<String>();
        boolean open = false;
        for (String word : words) {
            boolean isInitial = word.length() == 1 && Character.isLetter(word.charAt(0));
            if (isInitial && open) {
                joined.set(joined.size() - 1, joined.get(joined.size() - 1) + word);
            } else {
                joined.add(word);
            }
            open = isInitial;
        }
        return joined;
    }

    /**
     * What a name of three words or more can be shortened to: the initials without its small words, and with them. The University of
     * the West Indies is UWI and UOTWI, the Bank of Jamaica is BOJ.
     *
     * @param all all words of the name
     * @param telling those of them that tell something
     */
    static List<String> of(List<String> all, List<String> telling) {
        if (telling.isEmpty()) {
            return List.of();
        }
        int from = all.indexOf(telling.get(0));
        int to = all.lastIndexOf(telling.get(telling.size() - 1));
        return Stream.of(telling, all.subList(from, to + 1))
                .filter(words -> words.size() >= SHORTEST)
                .map(words -> words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining()))
                .distinct()
                .toList();
    }

    /** Whether a name without blanks is short enough to be one. */
    static boolean isOne(String squeezed) {
        return squeezed.length() >= SHORTEST && squeezed.length() <= LONGEST;
    }
}
