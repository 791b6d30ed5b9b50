package io.customerhub.identity.compare;

import java.util.BitSet;

/**
 * An e-mail address: the whole, what stands before the @, and what looks like it. A company's role has another mailbox than another
 * role, and is the same company.
 */
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
        private static final int ROLE = 5;
        private static final int DIFFERENT = 6;
        private static final int MOST_TYPOS = 2;
        private static final double ALIKE_FROM = 0.9;

        private final Mailboxes mailboxes;
        private final Ints locals = new Ints();
        private final Ints companies = new Ints();
        private final BitSet roles = new BitSet();

        Address(String name, Words words) {
            super(
                    name,
                    words,
                    State.besides(
                            State.alike("equal before the @"),
                            State.alike("typo"),
                            State.other("alike"),
                            State.other("of a role in the same company"),
                            State.other("different")));
            this.mailboxes = words.dictionary().mailboxes();
        }

        @Override
        void add(String value) {
            super.add(value);
            MailAddress address = MailAddress.of(value, mailboxes);
            roles.set(locals.size(), address.isRole(mailboxes));
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
            if (isTypo(one, two)) {
                return ALIKE;
            }
            int company = companies.get(left);
            boolean isSameCompany = company >= 0 && company == companies.get(right);
            return isSameCompany && (roles.get(left) || roles.get(right)) ? ROLE : DIFFERENT;
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
