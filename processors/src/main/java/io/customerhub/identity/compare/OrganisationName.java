package io.customerhub.identity.compare;

import io.customerhub.identity.text.PlainText;
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
            String squeezed = words.text(part.squeezed(record));
            atoms.strong("organisation", words.text(part.value(record)));
            atoms.add("organisation/start", squeezed.substring(0, Math.min(START, squeezed.length())));
            for (int at = part.telling().from(record); at < part.telling().to(record); at++) {
                atoms.add("organisation/word", words.text(part.telling().get(at)));
            }
            for (int at = part.acronyms.from(record); at < part.acronyms.to(record); at++) {
                atoms.add("organisation/acronym", words.text(part.acronyms.get(at)));
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

        private final Counts counts = new Counts();
        private final IntLists acronyms = new IntLists();
        private double[] weights = {};

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
            int[] numbers = add(name, name);
            if (numbers.length > 0) {
                counts.add(numbers);
            }
            acronyms.add(shortened.stream().mapToInt(words::number).toArray());
        }

        @Override
        void forEachCounts(CountsVisitor visitor) {
            super.forEachCounts(visitor);
            visitor.counts("words", counts, this::text);
        }

        @Override
        void close() {
            super.close();
            weights = counts.weights();
        }

        @Override
        int compare(int left, int right) {
            Outlines outlines = words.outlines();
            int shorter = Math.min(outlines.length(squeezed(left)), outlines.length(squeezed(right)));
            if (isWithin(left, right, shorter < LONG ? 1 : 2)) {
                return TYPO;
            }
            if (isAcronym(left, right) || isAcronym(right, left)) {
                return ACRONYM;
            }
            double shared = shared(left, right);
            if (shared == 0) {
                return DIFFERENT;
            }
            double leftWeight = weight(left);
            double rightWeight = weight(right);
            double ofSmaller = shared / Math.min(leftWeight, rightWeight);
            if (ofSmaller >= NEARLY_ALL && shared > HALF * Math.max(leftWeight, rightWeight)) {
                return CONTAINED;
            }
            return ofSmaller >= MOST_FROM ? MOST : ofSmaller >= SOME_FROM ? SOME : DIFFERENT;
        }

        private boolean isAcronym(int shortened, int whole) {
            return acronyms.contains(whole, squeezed(shortened));
        }

        private double weight(int record) {
            double sum = 0;
            for (int at = telling().from(record); at < telling().to(record); at++) {
                sum += weights[telling().get(at)];
            }
            return sum;
        }

        private double shared(int left, int right) {
            double sum = 0;
            for (int at = telling().from(left); at < telling().to(left); at++) {
                int likeness = likeness(at, right);
                if (likeness != Words.DIFFERENT) {
                    double weight = weights[telling().get(at)];
                    sum += likeness == Words.EQUAL ? weight : TYPO_WEIGHT * weight;
                }
            }
            return sum;
        }
    }
}
