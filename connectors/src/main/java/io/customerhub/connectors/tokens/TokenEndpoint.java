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
import java.util.stream.Collectors;

/** A vendor's address for tokens. What goes there and comes back is in no message. */
final class TokenEndpoint {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String account;
    private final URI uri;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    TokenEndpoint(String account, URI uri) {
        this.account = account;
        this.uri = uri;
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
        String doing = "refreshing the access to " + account;
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
                throw new VendorException.Refused(
                        account,
                        doing,
                        "HTTP " + response.statusCode(),
                        "a person must log in again: hub connect " + account);
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

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
