package io.customerhub.connectors.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.VendorException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/** By a refresh token, which may rotate on every use (RFC 6749, section 6): QuickBooks, HubSpot, Google, Salesforce. */
public final class RefreshTokenGrant implements Grant {
    private static final long USUAL_SECONDS = 1800;

    private final OAuthAccount account;
    private final boolean basic;
    private final TokenEndpoint endpoint;

    /**
     * @param basic whether the client's id and secret go as Basic credentials, as Intuit wants them; else in the form, as
     *     Google, HubSpot and Salesforce do
     */
    public RefreshTokenGrant(OAuthAccount account, boolean basic) {
        this.account = account;
        this.basic = basic;
        this.endpoint = TokenEndpoint.forPerson(account.name(), account.tokenUri());
    }

    @Override
    public Secret given() {
        return account.refreshToken();
    }

    @Override
    public Granted next(Secret refresh) {
        if (refresh.isEmpty()) {
            throw new VendorException.LoginNeeded(account.name(), "nobody has logged in yet");
        }
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refresh.reveal());
        if (!basic) {
            form.put("client_id", account.clientId());
            form.put("client_secret", account.clientSecret().reveal());
        }
        Optional<String> authorization = Optional.of(TokenEndpoint.basic(account.clientId(), account.clientSecret()))
                .filter(credentials -> basic);
        JsonNode answer = endpoint.post(form, authorization);
        return new Granted(
                new Secret(answer.path("access_token").asText()),
                Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_SECONDS)),
                new Secret(answer.path("refresh_token").asText(refresh.reveal())));
    }
}
