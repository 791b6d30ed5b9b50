package io.customerhub.identity.compare;

import io.customerhub.identity.text.PlainText;
import java.util.regex.Pattern;

/**
 * A number that stands for somebody: a phone's without its extension, a tax payer's. A phone's can be written without the codes of
 * country and area, and they can change.
 */
final class NumberComparison extends SingleWord {
    private static final int TAIL = 7;
    private static final int HALVED_FROM = 6;
    private static final Pattern EXTENSION = Pattern.compile(
            "(?<=\\d{4})\\s*[,;]?\\s*(?:x|ext|extn|extension|#)[.:]?\\s*\\d{1,6}$", Pattern.CASE_INSENSITIVE);

    NumberComparison(String name, boolean place, String field, Words words) {
        super(name, place, field, new Digits(name, words));
    }

    @Override
    String normal(String value) {
        return PlainText.of(EXTENSION.matcher(value).replaceFirst("")).replace(" ", "");
    }

    @Override
    void cut(String value, Atoms atoms) {
        atoms.strong(name(), value);
        if (value.length() > TAIL) {
            // The number as it is written by those who live near.
            atoms.strong(name(), value.substring(value.length() - TAIL));
        }
        if (value.length() >= HALVED_FROM) {
            int half = value.length() / 2;
            atoms.strong(name() + "/head", value.substring(0, half));
            atoms.strong(name() + "/tail", value.substring(half));
        }
    }

    private static final class Digits extends WordPart {
        private static final int SHORT = 2;
        private static final int TYPO = 3;
        private static final int NEAR = 4;
        private static final int DIFFERENT = 5;
        private static final int NEAR_TYPOS = 2;

        Digits(String name, Words words) {
            super(
                    name,
                    words,
                    State.besides(
                            State.alike("without its prefix"),
                            State.alike("typo"),
                            State.alike("near"),
                            State.other("different")));
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
            if (Math.min(left.length(), right.length()) >= TAIL && (left.endsWith(right) || right.endsWith(left))) {
                return SHORT;
            }
            if (left.length() > TAIL
                    && right.length() > TAIL
                    && left.regionMatches(left.length() - TAIL, right, right.length() - TAIL, TAIL)) {
                return TYPO;
            }
            if (!outlines.mayBeWithin(one, two, NEAR_TYPOS)) {
                return DIFFERENT;
            }
            int distance = words.distance(one, two);
            return distance <= 1 ? TYPO : distance == NEAR_TYPOS && left.length() >= HALVED_FROM ? NEAR : DIFFERENT;
        }
    }
}
