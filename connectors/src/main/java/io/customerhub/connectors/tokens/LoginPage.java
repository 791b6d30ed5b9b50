package io.customerhub.connectors.tokens;

import java.net.URI;

/**
 * Where a person lets the hub into an account, as it is registered with the vendor.
 *
 * @param address the vendor's page; it may have parameters of the vendor's own
 * @param redirect where the vendor sends the person back to
 * @param isProven whether the vendor takes a proof that whoever redeems the code has asked for it (PKCE, RFC 7636)
 */
public record LoginPage(URI address, String scope, URI redirect, boolean isProven) {}
