package io.customerhub.connectors.tokens;

import java.time.Instant;

/**
 * An account's tokens as they are kept, sealed.
 *
 * @param access the token for calls; empty when it was refused and is to be replaced
 * @param expiresAt when it ends, UTC
 * @param refresh the token for the next refresh
 * @param seed a fingerprint of the refresh token that a person gave; when they give another one, that one counts
 */
public record Tokens(Secret access, Instant expiresAt, Secret refresh, String seed) {}
