package io.customerhub.sandbox.dynamics;

/** What a client of Dynamics must know. Never printed. */
public record DynamicsCredentials(String tenant, String clientId, String clientSecret) {
    @Override
    public String toString() {
        return "DynamicsCredentials[]";
    }
}
