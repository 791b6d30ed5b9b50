package io.customerhub.identity.compare;

import io.customerhub.identity.text.JaroWinkler;

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
        int compareWords(int one, int two) {
            String left = words.text(one);
            String right = words.text(two);
            MailAddress leftRead = MailAddress.of(left, mailboxes);
            MailAddress rightRead = MailAddress.of(right, mailboxes);
            if (leftRead.local().equals(rightRead.local())) {
                return LOCAL;
            }
            if (words.distance(left, right) <= MOST_TYPOS) {
                return TYPO;
            }
            if (JaroWinkler.similarity(left, right) > ALIKE_FROM
                    || words.distance(leftRead.local(), rightRead.local()) <= MOST_TYPOS) {
                return ALIKE;
            }
            String company = leftRead.company(mailboxes);
            return !company.isEmpty() && company.equals(rightRead.domain()) ? COMPANY : DIFFERENT;
        }
    }
}
