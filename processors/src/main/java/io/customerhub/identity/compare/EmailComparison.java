package io.customerhub.identity.compare;

import java.util.Locale;

/** An e-mail address: the whole, what stands before the @, and what looks like it. */
final class EmailComparison extends SingleWord {
    private static final int START = 4;

    EmailComparison(String name, boolean place, String field, Words words) {
        super(name, place, field, new Address(name, words));
    }

    @Override
    String normal(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    void cut(String value, Atoms atoms) {
        String local = local(value);
        atoms.strong(name(), value);
        atoms.strong(name() + "/local", local);
        atoms.add(name() + "/start", local.substring(0, Math.min(START, local.length())));
    }

    private static String local(String value) {
        int at = value.indexOf('@');
        return at > 0 ? value.substring(0, at) : value;
    }

    private static final class Address extends WordPart {
        private static final int LOCAL = 2;
        private static final int TYPO = 3;
        private static final int ALIKE = 4;
        private static final int DIFFERENT = 5;
        private static final int MOST_TYPOS = 2;
        private static final double ALIKE_FROM = 0.9;

        private final Ints locals = new Ints();

        Address(String name, Words words) {
            super(
                    name,
                    words,
                    State.besides(
                            State.alike("equal before the @"),
                            State.alike("typo"),
                            State.other("alike"),
                            State.other("different")));
        }

        @Override
        void add(String value) {
            super.add(value);
            locals.add(words.number(local(value)));
        }

        @Override
        int compare(int left, int right) {
            int one = locals.get(left);
            int two = locals.get(right);
            if (one == two) {
                return LOCAL;
            }
            int whole = super.compare(left, right);
            return whole == DIFFERENT && words.isWithin(one, two, MOST_TYPOS) ? ALIKE : whole;
        }

        @Override
        int compareWords(int one, int two) {
            if (words.isWithin(one, two, MOST_TYPOS)) {
                return TYPO;
            }
            return words.similarityFrom(ALIKE_FROM, one, two) > ALIKE_FROM ? ALIKE : DIFFERENT;
        }
    }
}
