package io.customerhub.identity.compare;

import java.util.Locale;

/**
 * An e-mail address in the two halves that an @ parts.
 *
 * @param local what stands before it, without a sub-address: {@code ann+shop} is {@code ann}
 * @param domain what stands behind it; empty where there is no @
 */
record MailAddress(String local, String domain) {
    static MailAddress of(String value, Mailboxes mailboxes) {
        String lower = value.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        if (at <= 0) {
            return new MailAddress(lower, "");
        }
        String domain = lower.substring(at + 1);
        int plus = lower.indexOf('+');
        String local = lower.substring(0, plus > 0 && plus < at ? plus : at);
        return new MailAddress(mailboxes.dotless().contains(domain) ? local.replace(".", "") : local, domain);
    }

    /** One mailbox, one text. */
    String whole() {
        return domain.isEmpty() ? local : local + "@" + domain;
    }

    /** Whether several people read it. */
    boolean isRole(Mailboxes mailboxes) {
        return mailboxes.roles().contains(local);
    }

    /** The company's domain that it is of; empty where anybody can have one. */
    String company(Mailboxes mailboxes) {
        return mailboxes.free().contains(domain) ? "" : domain;
    }
}
