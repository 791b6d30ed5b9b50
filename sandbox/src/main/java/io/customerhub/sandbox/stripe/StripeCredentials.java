package io.customerhub.sandbox.stripe;

/** What a client of Stripe must know, and what its webhooks are signed with. Never printed. */
public record StripeCredentials(String secretKey, String webhookSecret) {
    @Override
    public String toString() {
        return "StripeCredentials[]";
    }
}
