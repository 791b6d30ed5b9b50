package io.customerhub.sandbox.graph;

import java.util.Optional;

/**
 * The token of a Page, and the secret of the app that got it. Never printed.
 *
 * @param appSecret what webhooks are signed with, if any are to be sent
 */
public record FacebookCredentials(String accessToken, Optional<String> appSecret) {
    @Override
    public String toString() {
        return "FacebookCredentials[]";
    }
}
