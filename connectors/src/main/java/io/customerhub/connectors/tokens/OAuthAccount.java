package io.customerhub.connectors.tokens;

import java.net.URI;

/**
 * An account that is reached by a refresh token.
 *
 * @param name what the tokens are kept under, as {@code quickbooks}
 * @param tokenUri where a refresh token is exchanged
 * @param refreshToken the one that a person obtained at first; later ones are in the {@link TokenStore}
 */
public record OAuthAccount(String name, URI tokenUri, String clientId, Secret clientSecret, Secret refreshToken) {}
