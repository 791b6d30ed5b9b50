package io.customerhub.connectors.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * By the access token itself, which Instagram exchanges for one of 60 days more: not before it is a day old, and not
 * after it has ended. It is exchanged at the half of its life, so that a hub that rests for a month loses nothing.
 */
public final class LongLivedGrant implements Grant {
    private static final Duration TOO_YOUNG = Duration.ofHours(25);
    private static final long USUAL_SECONDS = Duration.ofDays(60).toSeconds();

    private final Secret accessToken;
    private final TokenEndpoint endpoint;

    /**
     * @param accessToken a token of 60 days, as a person obtained it
     */
    public LongLivedGrant(String account, URI refreshUri, Secret accessToken) {
        this.accessToken = accessToken;
        this.endpoint = TokenEndpoint.forPerson(account, refreshUri);
    }

    @Override
    public Secret given() {
        return accessToken;
    }

    @Override
    public Optional<Granted> first() {
        return Optional.of(new Granted(accessToken, TOO_YOUNG, accessToken));
    }

    @Override
    public Granted next(Secret refresh) {
        var query = new LinkedHashMap<String, String>();
        query.put("grant_type", "ig_refresh_token");
        query.put("access_token", refresh.reveal());
        JsonNode answer = endpoint.get(query);
        var token = new Secret(answer.path("access_token").asText());
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_SECONDS));
        return new Granted(token, life.dividedBy(2), token);
    }
}
