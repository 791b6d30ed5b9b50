package io.customerhub.identity.compare;

import io.customerhub.identity.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/** An organisation's name without its legal form; its rare words tell more than its frequent ones. */
final class OrganisationName extends Comparison {
    private static final int START = 4;

    private final String field;
    private final Words words;
    private final WeighedWords part;

    OrganisationName(String name, boolean place, String field, Words words) {
        this(name, place, field, words, new WeighedWords(name, words));
    }

    private OrganisationName(String name, boolean place, String field, Words words, WeighedWords part) {
        super(name, place, List.of(part));
        this.field = field;
        this.words = words;
        this.part = part;
    }

    @Override
    void read(Described record) {
        List<String> all = Acronyms.joined(PlainText.words(record.get(field)));
        List<String> name = words.dictionary().organisation(all);
        part.addName(name, Acronyms.of(all, name));
    }

    @Override
    public void atoms(int record, Atoms atoms) {
        if (part.value(record) >= 0) {
            String squeezed = part.squeezed(record);
            atoms.strong("organisation", words.text(part.value(record)));
            atoms.add("organisation/start", squeezed.substring(0, Math.min(START, squeezed.length())));
            for (int word : part.telling(record)) {
                atoms.add("organisation/word", words.text(word));
            }
            for (int acronym : part.acronyms.get(record)) {
                atoms.add("organisation/acronym", words.text(acronym));
            }
            if (Acronyms.isOne(squeezed)) {
                atoms.add("organisation/acronym", squeezed);
            }
        }
    }

    private static final class WeighedWords extends TextPart {
        private static final int TYPO = 2;
        private static final int CONTAINED = 3;
        private static final int ACRONYM = 4;
        private static final int MOST = 5;
        private static final int SOME = 6;
        private static final int DIFFERENT = 7;
        private static final int LONG = 8;
        private static final double NEARLY_ALL = 0.85;
        private static final double HALF = 0.5;
        private static final double MOST_FROM = 0.6;
        private static final double SOME_FROM = 0.3;
        private static final double TYPO_WEIGHT = 0.8;

        private final WordCounts counts = new WordCounts();
        private final List<int[]> acronyms = new ArrayList<>();

        WeighedWords(String name, Words words) {
            super(
                    name,
                    words,
                    State.besides(
                            State.alike("typo"),
                            State.alike("contained"),
                            State.other("acronym"),
                            State.other("mostly equal"),
                            State.other("partly equal"),
                            State.other("different")));
        }

        void addName(List<String> name, List<String> shortened) {
            counts.add(add(name, name));
            acronyms.add(shortened.stream().mapToInt(words::number).toArray());
        }

        @Override
        int compareTexts(int left, int right, int distance) {
            int shorter = Math.min(squeezed(left).length(), squeezed(right).length());
            if (distance <= (shorter < LONG ? 1 : 2)) {
                return TYPO;
            }
            if (isAcronym(left, right) || isAcronym(right, left)) {
                return ACRONYM;
            }
            double leftWeight = weight(telling(left));
            double rightWeight = weight(telling(right));
            double shared = shared(telling(left), telling(right));
            double ofSmaller = shared / Math.min(leftWeight, rightWeight);
            if (ofSmaller >= NEARLY_ALL && shared > HALF * Math.max(leftWeight, rightWeight)) {
                return CONTAINED;
            }
            return ofSmaller >= MOST_FROM ? MOST : ofSmaller >= SOME_FROM ? SOME : DIFFERENT;
        }

        private boolean isAcronym(int shortened, int whole) {
            for (int acronym : acronyms.get(whole)) {
                if (words.text(acronym).equals(squeezed(shortened))) {
                    return true;
                }
            }
            return false;
        }

        private double weight(int[] name) {
            double sum = 0;
            for (int word : name) {
                sum += counts.weight(word);
            }
            return sum;
        }

        private double shared(int[] left, int[] right) {
            double sum = 0;
            for (int word : left) {
                for (int other : right) {
                    int likeness = words.likeness(word, other);
                    if (likeness != Words.DIFFERENT) {
                        sum += likeness == Words.EQUAL ? counts.weight(word) : TYPO_WEIGHT * counts.weight(word);
                        break;
                    }
                }
            }
            return sum;
        }
    }
}
