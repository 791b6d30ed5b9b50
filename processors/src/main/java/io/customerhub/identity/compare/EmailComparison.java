package io.customerhub.identity.compare;

/** An e-mail address: the whole, what stands before the @, and what looks like it. */
final class EmailComparison extends SingleWord {
    private static final int START = 4;

    private final Mailboxes mailboxes;

    EmailComparison(String name, boolean place, String field, Words words) {
        super(name, place, field, new Address(name, words));
        this.mailboxes = words.dictionary().mailboxes();
    }

    @Override
    String normal(String value) {
        return MailAddress.of(value, mailboxes).whole();
    }

    /** What stands before the @ of a role's mailbox finds nobody: every company has an info@. */
    @Override
    void cut(String value, Atoms atoms) {
        MailAddress address = MailAddress.of(value, mailboxes);
        String local = address.local();
        atoms.strong(name(), value);
        if (!address.isRole(mailboxes)) {
            atoms.strong(name() + "/local", local);
            atoms.add(name() + "/start", local.substring(0, Math.min(START, local.length())));
        }
    }

    private static final class Address extends WordPart {
        private static final int LOCAL = 2;
        private static final int TYPO = 3;
        private static final int ALIKE = 4;
        private static final int DIFFERENT = 5;
        private static final int MOST_TYPOS = 2;
        private static final double ALIKE_FROM = 0.9;

        private final Mailboxes mailboxes;
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
            this.mailboxes = words.dictionary().mailboxes();
        }

        @Override
        void add(String value) {
            super.add(value);
            MailAddress address = MailAddress.of(value, mailboxes);
            locals.add(words.number(address.local()));
        }

        @Override
        int compare(int left, int right) {
            int one = locals.get(left);
            int two = locals.get(right);
            if (one == two) {
                return LOCAL;
            }
            int whole = super.compare(left, right);
            if (whole != DIFFERENT) {
                return whole;
            }
            return isTypo(one, two) ? ALIKE : DIFFERENT;
        }

        @Override
        int compareWords(int one, int two) {
            if (isTypo(one, two)) {
                return TYPO;
            }
            boolean isAlike = words.similarityFrom(ALIKE_FROM, one, two) > ALIKE_FROM;
            return isAlike && words.isSameInDigits(one, two) ? ALIKE : DIFFERENT;
        }

        private boolean isTypo(int one, int two) {
            return words.isWithin(one, two, MOST_TYPOS) && words.isSameInDigits(one, two);
        }
    }
}
