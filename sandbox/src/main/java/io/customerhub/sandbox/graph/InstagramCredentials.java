package io.customerhub.sandbox.graph;

/** The first long-lived token of an Instagram account, and the secret of the app that got it. Never printed. */
public record InstagramCredentials(String accessToken, String appSecret) {
    @Override
    public String toString() {
        return "InstagramCredentials[]";
    }
}
