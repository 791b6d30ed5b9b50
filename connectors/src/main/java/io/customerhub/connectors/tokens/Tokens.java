package io.customerhub.connectors.tokens;

import java.time.Instant;
import java.util.Optional;

/**
 * An account's tokens as they are kept, sealed.
 *
 * @param access the token for calls; empty when it was refused and is to be replaced
 * @param expiresAt when it ends, UTC
 * @param refresh the token for the next refresh
 * @param seed a fingerprint of the refresh token that a person gave; when they give another one, that one counts
 * @param refusedAt since when the vendor refuses the refresh token, so that a person must log in again
 */
public record Tokens(Secret access, Instant expiresAt, Secret refresh, String seed, Optional<Instant> refusedAt) {

    /** Tokens that the vendor gave. */
    public Tokens(Secret access, Instant expiresAt, Secret refresh, String seed) {
        this(access, expiresAt, refresh, seed, Optional.empty());
    }

    /** The same, since they were refused: they are kept, for vendors have been known to think better of it. */
    Tokens refusedAt(Instant moment) {
        return new Tokens(new Secret(""), Instant.EPOCH, refresh, seed, Optional.of(refusedAt.orElse(moment)));
    }
}
