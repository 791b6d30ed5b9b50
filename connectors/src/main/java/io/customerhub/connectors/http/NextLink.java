package io.customerhub.connectors.http;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** A vendor's link to the next page, followed on the vendor's own host only: elsewhere it would carry the account's token. */
public final class NextLink {
    private NextLink() {}

    /** The whole address of a link; empty where it leads away from home. */
    public static Optional<String> follow(String home, String link) {
        URI from = URI.create(home);
        URI next = from.resolve(link);
        boolean same = Objects.equals(from.getScheme(), next.getScheme())
                && Objects.equals(from.getAuthority(), next.getAuthority());
        return same ? Optional.of(next.toString()) : Optional.empty();
    }
}
