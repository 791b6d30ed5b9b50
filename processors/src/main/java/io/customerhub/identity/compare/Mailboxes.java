package io.customerhub.identity.compare;

import java.util.Set;

/**
 * What e-mail addresses tell beside their letters.
 *
 * @param roles what stands before the @ of mailboxes that several people read, as {@code info}
 * @param free domains at which anybody can have a mailbox, so that they name no company
 * @param dotless domains for which dots before the @ make no difference
 */
record Mailboxes(Set<String> roles, Set<String> free, Set<String> dotless) {
    static final Mailboxes NONE = new Mailboxes(Set.of(), Set.of(), Set.of());

    Mailboxes {
        roles = Set.copyOf(roles);
        free = Set.copyOf(free);
        dotless = Set.copyOf(dotless);
    }
}
