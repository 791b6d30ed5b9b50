package io.customerhub.identity.compare;

/** An e-mail address: the whole, what stands before the @, what looks like it, and the company that it is of. */
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
        String company = address.company(mailboxes);
        atoms.strong(name(), value);
        if (!company.isEmpty()) {
            atoms.add(name() + "/company", company);
        }
        if (!address.isRole(mailboxes)) {
            atoms.strong(name() + "/local", local);
            atoms.add(name() + "/start", local.substring(0, Math.min(START, local.length())));
        }
    }

    private static final class Address extends WordPart {
        private static final int LOCAL = 2;
        private static final int TYPO = 3;
        private static final int ALIKE = 4;
        private static final int COMPANY = 5;
        private static final int DIFFERENT = 6;
        private static final int MOST_TYPOS = 2;
        private static final double ALIKE_FROM = 0.9;

        private final Mailboxes mailboxes;
        private final Ints locals = new Ints();
        private final Ints companies = new Ints();

        Address(String name, Words words) {
            super(
                    name,
                    words,
                    State.besides(
                            State.alike("equal before the @"),
                            State.alike("typo"),
                            State.other("alike"),
                            State.other("of the same company"),
                            State.other("different")));
            this.mailboxes = words.dictionary().mailboxes();
        }

        @Override
        void add(String value) {
            super.add(value);
            MailAddress address = MailAddress.of(value, mailboxes);
            locals.add(words.number(address.local()));
            companies.add(words.number(address.company(mailboxes)));
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
            if (words.isWithin(one, two, MOST_TYPOS)) {
                return ALIKE;
            }
            int company = companies.get(left);
            return company >= 0 && company == companies.get(right) ? COMPANY : DIFFERENT;
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
