package io.customerhub.identity.compare;

/** The company that an e-mail address is of, which all its people share; an address that anybody can have is of none. */
final class MailDomain extends SingleWord {
    private final Mailboxes mailboxes;

    MailDomain(String name, boolean place, String field, Words words) {
        super(name, place, field, new Company(name, words));
        this.mailboxes = words.dictionary().mailboxes();
    }

    @Override
    String normal(String value) {
        return MailAddress.of(value, mailboxes).company(mailboxes);
    }

    @Override
    void cut(String value, Atoms atoms) {
        atoms.add(name(), value);
    }

    private static final class Company extends WordPart {
        private static final int DIFFERENT = 2;

        Company(String name, Words words) {
            super(name, words, State.besides(State.other("different")));
        }

        @Override
        int compareWords(int one, int two) {
            return DIFFERENT;
        }
    }
}
