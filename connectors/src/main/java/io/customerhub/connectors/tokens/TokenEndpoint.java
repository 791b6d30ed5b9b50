package io.customerhub.connectors.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A vendor's address for tokens. What goes there and comes back is in no message. */
final class TokenEndpoint {
    private static final String REFRESHING = "refreshing the access to";
    private static final String CHECK = "check the client's id and secret";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a vendor says when a person's consent has ended; whatever else it says is about the client. */
    private static final Set<String> ENDED = Set.of("invalid_grant", "OAuthException", "");

    private final String account;
    private final URI uri;
    private final String doing;
    private final boolean isPersonal;
    private final String remedy;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private TokenEndpoint(String account, URI uri, String doing, boolean isPersonal, String remedy) {
        this.account = account;
        this.uri = uri;
        this.doing = doing + " " + account;
        this.isPersonal = isPersonal;
        this.remedy = remedy + ": hub connect " + account;
    }

    /** Where a client is let in by what it is. */
    static TokenEndpoint forClient(String account, URI uri) {
        return new TokenEndpoint(account, uri, REFRESHING, false, CHECK);
    }

    /** Where a client is let in because a person once consented. */
    static TokenEndpoint forPerson(String account, URI uri) {
        return new TokenEndpoint(account, uri, REFRESHING, true, CHECK);
    }

    /** Where the code of a person's login is redeemed. */
    static TokenEndpoint forLogin(String account, URI uri) {
        return new TokenEndpoint(account, uri, "logging in to", false, "a code is good once and soon, so log in anew");
    }

    /** Basic credentials of a client. */
    static String basic(String client, Secret secret) {
        return "Basic " + Base64.getEncoder().encodeToString(bytes(client + ":" + secret.reveal()));
    }

    /** Posts a form. */
    JsonNode post(Map<String, String> form, Optional<String> authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return ask(request);
    }

    /** Gets with a query, as Meta wants it: the address with its token is shown nowhere. */
    JsonNode get(Map<String, String> query) {
        return ask(HttpRequest.newBuilder(URI.create(uri + "?" + encoded(query))));
    }

    private JsonNode ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(
                    request.timeout(TIMEOUT)
                            .header("Accept", "application/json")
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() >= 500 || response.statusCode() == 429) {
                throw new VendorException.Unavailable(account, doing, "HTTP " + response.statusCode());
            }
            if (response.statusCode() != 200) {
                throw refusal(response.statusCode(), error(response.body()));
            }
            JsonNode answer = JSON.readTree(response.body());
            if (answer.path("access_token").asText("").isEmpty()) {
                throw new VendorException.Unavailable(account, doing, "an answer without access_token");
            }
            return answer;
        } catch (JsonProcessingException e) {
            // Its message would quote what may be a token.
            throw new VendorException.Unavailable(account, doing, "an answer that is not JSON");
        } catch (IOException e) {
            // So might this one's.
            throw new VendorException.Unavailable(account, doing, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VendorException.Unavailable(account, doing, "the hub is stopping");
        }
    }

    private VendorException refusal(int status, String error) {
        String said = ("HTTP " + status + " " + error).strip();
        return isPersonal && ENDED.contains(error)
                ? new VendorException.LoginNeeded(account, account + " refuses: " + said)
                : new VendorException.Refused(account, doing, said, remedy);
    }

    /** The vendor's word for what is wrong; its sentences may quote what was sent. */
    private static String error(String body) {
        try {
            JsonNode error = JSON.readTree(body).path("error");
            return word(error.isObject() ? error.path("type").asText("") : error.asText(""));
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** A text that is one word, and nothing of any other. */
    static String word(@Nullable String text) {
        return text != null && text.matches("[A-Za-z_]{1,40}") ? text : "";
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
