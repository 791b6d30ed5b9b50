package io.customerhub.connectors.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/** By the client's own secret (RFC 6749, section 4.4): Dynamics 365, Salesforce. */
public final class ClientCredentialsGrant implements Grant {
    /** Salesforce does not say how long; a 401 tells. */
    private static final long USUAL_SECONDS = 3600;

    private final String clientId;
    private final Secret clientSecret;
    private final String scope;
    private final TokenEndpoint endpoint;

    /**
     * @param scope as {@code https://org.crm.dynamics.com/.default}; may be empty
     */
    public ClientCredentialsGrant(String account, URI tokenUri, String clientId, Secret clientSecret, String scope) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.scope = scope;
        this.endpoint = TokenEndpoint.forClient(account, tokenUri);
    }

    @Override
    public Secret given() {
        return clientSecret;
    }

    @Override
    public Granted next(Secret refresh) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", clientId);
        form.put("client_secret", clientSecret.reveal());
        if (!scope.isEmpty()) {
            form.put("scope", scope);
        }
        JsonNode answer = endpoint.post(form, Optional.empty());
        return new Granted(
                new Secret(answer.path("access_token").asText()),
                Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_SECONDS)),
                clientSecret);
    }
}
