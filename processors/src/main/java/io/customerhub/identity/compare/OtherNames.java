package io.customerhub.identity.compare;

import java.util.List;

/**
 * What a person's name has besides given and family name: middle names, second names, and the suffix that tells a son from his
 * father.
 */
final class OtherNames extends Comparison {
    private final Words words;
    private final NameFields fields;
    private final Others others;
    private final Suffix suffix;

    OtherNames(String name, boolean place, NameFields fields, Words words) {
        this(name, place, fields, words, new Others(words), new Suffix(words));
    }

    private OtherNames(String name, boolean place, NameFields fields, Words words, Others others, Suffix suffix) {
        super(name, place, List.of(others, suffix));
        this.words = words;
        this.fields = fields;
        this.others = others;
        this.suffix = suffix;
    }

    @Override
    void read(Described record) {
        Name read = fields.read(record, words.dictionary());
        others.add(read.others().stream().mapToInt(words::number).toArray());
        suffix.add(read.suffix());
    }

    /** None: the comparison of the name has them. */
    @Override
    public void atoms(int record, Atoms atoms) {}

    /** Not to have one says nothing: few write theirs always. */
    private static final class Suffix extends WordPart {
        private static final int DIFFERENT = 2;

        Suffix(Words words) {
            super("suffix", words, State.besides(State.other("different")));
        }

        @Override
        int compareWords(int one, int two) {
            return DIFFERENT;
        }
    }

    private static final class Others extends Part {
        private static final int SHARED = 1;
        private static final int ALIKE = 2;
        private static final int DIFFERENT = 3;

        private final Words words;
        private final IntLists names = new IntLists();

        Others(Words words) {
            super(
                    "other names",
                    List.of(State.MISSING, State.other("shared"), State.other("alike"), State.other("different")));
            this.words = words;
        }

        void add(int[] others) {
            names.add(others);
            take(others.length == 0 ? -1 : 0);
        }

        @Override
        boolean counted() {
            return false;
        }

        @Override
        String text(int value) {
            return "";
        }

        @Override
        int compare(int left, int right) {
            int best = DIFFERENT;
            for (int one = names.from(left); one < names.to(left); one++) {
                for (int two = names.from(right); two < names.to(right); two++) {
                    int likeness = words.likeness(names.get(one), names.get(two));
                    if (likeness == Words.EQUAL) {
                        return SHARED;
                    }
                    if (likeness != Words.DIFFERENT) {
                        best = ALIKE;
                    }
                }
            }
            return best;
        }
    }
}
