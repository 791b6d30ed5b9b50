package io.customerhub.identity.compare;

import io.customerhub.identity.text.PlainText;
import java.util.List;

/** Town and postal code together: who has the same code has the same town nearly always. */
final class Locality extends Comparison {
    /** What a code ends in within its town or delivery office. */
    private static final int CODE_END = 3;

    private final Dictionary dictionary;
    private final String townField;
    private final String codeField;
    private final Town town;
    private final Code code;

    Locality(String name, boolean place, String townField, String codeField, Words words) {
        this(name, place, words.dictionary(), townField, codeField, new Town(words), new Code(words));
    }

    private Locality(
            String name,
            boolean place,
            Dictionary dictionary,
            String townField,
            String codeField,
            Town town,
            Code code) {
        super(name, place, List.of(town, code));
        this.dictionary = dictionary;
        this.townField = townField;
        this.codeField = codeField;
        this.town = town;
        this.code = code;
    }

    @Override
    void read(Described record) {
        town.add(dictionary.place(PlainText.words(record.get(townField))));
        code.add(PlainText.of(record.get(codeField)).replace(" ", ""));
    }

    @Override
    public void atoms(int record, Atoms atoms) {
        String place = town.textOf(record);
        if (!place.isEmpty()) {
            atoms.add("town", place);
        }
        String postal = code.textOf(record);
        if (!postal.isEmpty()) {
            atoms.add("code", postal);
            if (postal.length() > CODE_END + 1) {
                atoms.add("code/head", postal.substring(0, postal.length() - CODE_END));
            }
        }
    }

    private static final class Town extends WordPart {
        private static final int TYPO = 2;
        private static final int CONTAINED = 3;
        private static final int DIFFERENT = 4;

        Town(Words words) {
            super(
                    "town",
                    words,
                    State.besides(State.alike("typo"), State.alike("contained"), State.other("different")));
        }

        @Override
        int compareWords(int one, int two) {
            if (words.likeness(one, two) == Words.TYPO) {
                return TYPO;
            }
            Outlines outlines = words.outlines();
            if (outlines.lacking(one, two) > 0 && outlines.lacking(two, one) > 0) {
                return DIFFERENT;
            }
            String left = " " + words.text(one) + " ";
            String right = " " + words.text(two) + " ";
            boolean contained = left.contains(right)
                    || right.contains(left)
                    || left.replace(" ", "").equals(right.replace(" ", ""));
            return contained ? CONTAINED : DIFFERENT;
        }
    }

    private static final class Code extends WordPart {
        private static final int TYPO = 2;
        private static final int NEAR = 3;
        private static final int SAME_REGION = 4;
        private static final int DIFFERENT = 5;
        private static final int SHORT = 5;
        /** With how many letters codes of one region start alike. */
        private static final int REGION = 2;

        Code(Words words) {
            super(
                    "postal code",
                    words,
                    State.besides(
                            State.alike("typo"),
                            State.alike("near"),
                            State.other("of the same region"),
                            State.other("different")));
        }

        @Override
        int compareWords(int one, int two) {
            if (words.isWithin(one, two, 1)) {
                return TYPO;
            }
            if (words.outlines().sameStartAtMost(one, two) < REGION) {
                return DIFFERENT;
            }
            String left = words.text(one);
            String right = words.text(two);
            int longer = Math.max(left.length(), right.length());
            int most = Math.min(left.length(), right.length());
            int same = 0;
            while (same < most && left.charAt(same) == right.charAt(same)) {
                same++;
            }
            int near = longer > SHORT ? longer / 2 : longer / 2 + 1;
            return same >= near ? NEAR : same >= REGION ? SAME_REGION : DIFFERENT;
        }
    }
}
