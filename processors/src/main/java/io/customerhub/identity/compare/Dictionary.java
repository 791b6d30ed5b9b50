package io.customerhub.identity.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What words mean in names, addresses and dates, as declared in {@code config/identity/words.yaml}. */
public final class Dictionary {
    /** One that knows no word. */
    static final Dictionary NOTHING = new Dictionary(List.of(), Set.of(), Set.of(), Map.of());

    private static final int[] NONE = {};

    private final Map<String, int[]> nicknames = new HashMap<>();
    private final Set<String> besideNames;
    private final Set<String> besideOrganisations;
    private final Map<Meaning, Synonyms> synonyms;
    private final Set<String> kindsOfStreet;
    private final Set<String> units;
    private final Mailboxes mailboxes;

    /** What words can be declared to stand for. */
    enum Meaning {
        SUFFIX("suffixes"),
        STREET("streets"),
        UNIT("units"),
        PLACE("places"),
        MONTH("months");

        private final String key;

        Meaning(String key) {
            this.key = key;
        }

        /** As files name it. */
        String key() {
            return key;
        }
    }

    /**
     * A dictionary of plain words that knows no places, months and mailboxes.
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
        this(
                nicknames,
                besideNames,
                besideOrganisations,
                Map.of(Meaning.STREET, new Synonyms(streets)),
                Mailboxes.NONE);
    }

    Dictionary(
            List<List<String>> nicknames,
            Set<String> besideNames,
            Set<String> besideOrganisations,
            Map<Meaning, Synonyms> synonyms,
            Mailboxes mailboxes) {
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
        this.synonyms = Map.copyOf(synonyms);
        this.kindsOfStreet = synonyms(Meaning.STREET).meanings();
        this.units = synonyms(Meaning.UNIT).meanings();
        this.mailboxes = mailboxes;
    }

    private Synonyms synonyms(Meaning meaning) {
        return synonyms.getOrDefault(meaning, Synonyms.NONE);
    }

    int[] nicknames(String word) {
        return nicknames.getOrDefault(word, NONE);
    }

    /** The words that are names; all where none is. */
    List<String> names(List<String> words) {
        return without(words, besideNames);
    }

    /** Which of several of one name somebody is, as {@code jr}, where a word says so. */
    Optional<String> suffix(String word) {
        return synonyms(Meaning.SUFFIX).of(word);
    }

    List<String> organisation(List<String> words) {
        return without(words, besideOrganisations);
    }

    private static List<String> without(List<String> words, Set<String> beside) {
        List<String> kept =
                words.stream().filter(word -> !beside.contains(word)).toList();
        return kept.isEmpty() ? words : kept;
    }

    /** A word of an address in its short form. */
    String addressWord(String word) {
        return synonyms(Meaning.UNIT)
                .of(word)
                .or(() -> synonyms(Meaning.STREET).of(word))
                .orElse(word);
    }

    /** Whether a short form is a part of a house or site, as {@code apt}: the number behind it is not the house's. */
    boolean isUnit(String word) {
        return units.contains(word);
    }

    /** The words of an address that name a street, or at least what else there is: a post office box has none. */
    List<String> streetNames(List<String> words) {
        List<String> names =
                words.stream().filter(word -> !kindsOfStreet.contains(word)).toList();
        return without(names, units);
    }

    /** Whether a word of an address, in its short form, says what kind of street or which part of a house it is. */
    boolean isKindOfPlace(String word) {
        return kindsOfStreet.contains(word) || units.contains(word);
    }

    /** A town or region as it is compared. */
    String place(List<String> words) {
        return synonyms(Meaning.PLACE).in(words);
    }

    /** The two digits of a month, where a word names one. */
    Optional<String> month(String word) {
        return synonyms(Meaning.MONTH).of(word).filter(digits -> !digits.equals(word));
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }
}
