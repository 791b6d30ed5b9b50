package io.customerhub.sandbox.salesforce;

/** What a connected app must know to get a session. */
public record SalesforceCredentials(String clientId, String clientSecret) {

    @Override
    public String toString() {
        return "SalesforceCredentials[]";
    }
}
