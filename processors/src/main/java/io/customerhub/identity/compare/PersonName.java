package io.customerhub.identity.compare;

import java.util.List;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * Given and family name together: a given name that fits tells little beside another family name. A name that the other record
 * has in another place, as the given one in place of the family's, is "elsewhere".
 */
final class PersonName extends Comparison {
    private static final int ELSEWHERE = 4;
    private static final int DIFFERENT = 5;
    private static final int START = 3;

    private final Words words;
    private final NameFields fields;
    private final NamePart given;
    private final NamePart family;
    private final IntLists others;
    private final DoubleMetaphone sounds = new DoubleMetaphone();

    PersonName(String name, boolean place, NameFields fields, Words words) {
        this(name, place, fields, words, new NamePart("given", words), new NamePart("family", words), new IntLists());
    }

    private PersonName(
            String name,
            boolean place,
            NameFields fields,
            Words words,
            NamePart given,
            NamePart family,
            IntLists others) {
        super(name, place, List.of(given, family));
        this.words = words;
        this.fields = fields;
        this.given = given;
        this.family = family;
        this.others = others;
        given.isWith(family, others);
        family.isWith(given, others);
    }

    @Override
    void read(Described record) {
        Name read = fields.read(record, words.dictionary());
        given.take(words.number(read.given()));
        family.take(words.number(read.family()));
        others.add(read.others().stream().mapToInt(words::number).toArray());
    }

    @Override
    public void atoms(int record, Atoms atoms) {
        int first = given.value(record);
        if (first >= 0) {
            atoms("given", words.text(first), atoms);
            for (int group : words.nicknames(first)) {
                atoms.add("given/nickname", String.valueOf(group));
            }
        }
        if (family.value(record) >= 0) {
            atoms("family", words.text(family.value(record)), atoms);
        }
        for (int at = others.from(record); at < others.to(record); at++) {
            atoms.add("other", words.text(others.get(at)));
        }
    }

    private void atoms(String kind, String word, Atoms atoms) {
        atoms.add(kind, word);
        String sound = sounds.doubleMetaphone(word);
        atoms.add(kind + "/sound", sound.isEmpty() ? word : sound);
        atoms.add(kind + "/start", word.substring(0, Math.min(START, word.length())));
        // One kind for both, so that swapped names meet.
        atoms.add("name", word);
    }

    /** One of the two names, which knows the other for names in the wrong place. */
    private static final class NamePart extends Part {
        private final Words words;
        private final boolean isGiven;
        private IntLists others = new IntLists();
        private Part with = this;

        NamePart(String name, Words words) {
            super(
                    name,
                    State.besides(
                            State.alike("variant"),
                            State.alike("typo"),
                            State.other("elsewhere"),
                            State.other("different")));
            this.words = words;
            this.isGiven = name.equals("given");
        }

        void isWith(Part other, IntLists rest) {
            with = other;
            others = rest;
        }

        @Override
        String text(int value) {
            return words.text(value);
        }

        @Override
        int compare(int left, int right) {
            int one = value(left);
            int two = value(right);
            int likeness = words.likeness(one, two);
            if (likeness == Words.DIFFERENT) {
                return isElsewhere(one, right) || isElsewhere(two, left) ? ELSEWHERE : DIFFERENT;
            }
            boolean isShort =
                    words.outlines().length(one) == 1 || words.outlines().length(two) == 1;
            return likeness == Words.VARIANT && !isGiven && !isShort ? Words.TYPO : likeness;
        }

        private boolean isElsewhere(int word, int record) {
            return with.value(record) == word || others.contains(record, word);
        }
    }
}
