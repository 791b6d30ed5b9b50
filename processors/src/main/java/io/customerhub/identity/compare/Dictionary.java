package io.customerhub.identity.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What words mean in names and addresses, as declared in {@code config/identity/words.yaml}. */
public final class Dictionary {
    private static final int[] NONE = {};

    private final Map<String, int[]> nicknames = new HashMap<>();
    private final Set<String> besideNames;
    private final Set<String> besideOrganisations;
    private final Map<String, String> streets;

    /**
     * A dictionary of plain words.
     *
     * @param nicknames names that can stand for each other, by group
     * @param besideNames titles, particles and the like, which are no names
     * @param besideOrganisations legal forms and the like, which tell no organisation from another
     * @param streets what streets are called, each with its short form
     */
    public Dictionary(
            List<List<String>> nicknames,
            Set<String> besideNames,
            Set<String> besideOrganisations,
            Map<String, String> streets) {
        for (int group = 0; group < nicknames.size(); group++) {
            for (String name : nicknames.get(group)) {
                int[] before = this.nicknames.getOrDefault(name, NONE);
                int[] with = Arrays.copyOf(before, before.length + 1);
                with[before.length] = group;
                this.nicknames.put(name, with);
            }
        }
        this.besideNames = Set.copyOf(besideNames);
        this.besideOrganisations = Set.copyOf(besideOrganisations);
        this.streets = Map.copyOf(streets);
    }

    int[] nicknames(String word) {
        return nicknames.getOrDefault(word, NONE);
    }

    /** The words that are names; all where none is. */
    List<String> names(List<String> words) {
        return without(words, besideNames);
    }

    List<String> organisation(List<String> words) {
        return without(words, besideOrganisations);
    }

    private static List<String> without(List<String> words, Set<String> beside) {
        List<String> kept =
                words.stream().filter(word -> !beside.contains(word)).toList();
        return kept.isEmpty() ? words : kept;
    }

    String street(String word) {
        return streets.getOrDefault(word, word);
    }

    boolean isKindOfStreet(String word) {
        return streets.containsValue(word);
    }
}
