package io.customerhub.sandbox.quickbooks;

/** What a client must know to talk to QuickBooks, and what QuickBooks signs webhooks with. */
public record QuickBooksCredentials(
        String clientId,
        String clientSecret,
        String firstRefreshToken,
        String realm,
        String webhookVerifier,
        String redirectUrl) {

    @Override
    public String toString() {
        return "QuickBooksCredentials[realm=" + realm + "]";
    }
}
