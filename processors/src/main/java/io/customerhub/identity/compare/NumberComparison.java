package io.customerhub.identity.compare;

import io.customerhub.identity.text.PlainText;

/** A number that stands for somebody: a phone's, a tax payer's. The prefix of a long one may differ. */
final class NumberComparison extends SingleWord {
    private static final int TAIL = 7;
    private static final int HALVED_FROM = 6;

    NumberComparison(String name, boolean place, String field, Words words) {
        super(name, place, field, new Digits(name, words));
    }

    @Override
    String normal(String value) {
        return PlainText.of(value).replace(" ", "");
    }

    @Override
    void cut(String value, Atoms atoms) {
        atoms.strong(name(), value);
        if (value.length() >= HALVED_FROM) {
            int half = value.length() / 2;
            atoms.strong(name() + "/head", value.substring(0, half));
            atoms.strong(name() + "/tail", value.substring(half));
        }
    }

    private static final class Digits extends WordPart {
        private static final int TYPO = 2;
        private static final int NEAR = 3;
        private static final int DIFFERENT = 4;
        private static final int NEAR_TYPOS = 2;

        Digits(String name, Words words) {
            super(name, words, State.besides(State.alike("typo"), State.alike("near"), State.other("different")));
        }

        @Override
        int compareWords(int one, int two) {
            Outlines outlines = words.outlines();
            int longer = Math.max(outlines.length(one), outlines.length(two));
            if (!outlines.mayBeWithin(one, two, Math.max(NEAR_TYPOS, longer - TAIL))) {
                return DIFFERENT;
            }
            String left = words.text(one);
            String right = words.text(two);
            if (left.length() > TAIL
                    && right.length() > TAIL
                    && left.regionMatches(left.length() - TAIL, right, right.length() - TAIL, TAIL)) {
                return TYPO;
            }
            int distance = words.distance(one, two);
            return distance <= 1 ? TYPO : distance == NEAR_TYPOS && left.length() >= HALVED_FROM ? NEAR : DIFFERENT;
        }
    }
}
