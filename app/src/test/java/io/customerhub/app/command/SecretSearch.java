package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.DemoCredentials;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks for secrets in a text: as they are, as they stand in a URL, and as they stand in a header of basic access. */
final class SecretSearch {
    /** Shorter ones are words and not secrets. */
    private static final int SHORTEST = 8;

    private final Map<String, String> forms = new LinkedHashMap<>();

    /** Every credential that the hub and the sandbox were given, and every token that the sandbox handed out. */
    static SecretSearch of(HubFixture fixture) throws IOException {
        var credentials = new DemoCredentials(fixture.settings.demoKey());
        var search = new SecretSearch();
        Map<String, String> given = new HashMap<>(credentials.hubProperties(fixture.sandbox.url()));
        given.putAll(credentials.sandboxEnvironment());
        given.forEach((name, value) -> {
            boolean secret = name.toLowerCase(Locale.ROOT).matches(".*(secret|token|key|verifier)");
            // The loyalty club's key stands in the tutorial, for everybody to use.
            if (secret && !name.toLowerCase(Locale.ROOT).contains("loyalty")) {
                search.with(name, value);
            }
        });
        search.withBasic(
                "QuickBooks' client",
                given.getOrDefault("hub.quickbooks.client-id", ""),
                given.getOrDefault("hub.quickbooks.client-secret", ""));
        var tokens = new ObjectMapper()
                .readTree(fixture.sandboxGet("/sandbox/tokens"))
                .path("tokens");
        assertThat(tokens.size()).as("tokens that were handed out").isPositive();
        tokens.forEach(token -> search.with("a token of the sandbox", token.asText()));
        return search;
    }

    /** Adds a secret; {@code name} says which it is, without saying it. */
    SecretSearch with(String name, String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException(name + " is too short to be looked for");
        }
        forms.put(secret, name);
        forms.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), name + " in a URL");
        return this;
    }

    /** Adds a name and a password as they go together in a header. */
    SecretSearch withBasic(String name, String user, String password) {
        String both = user + ":" + password;
        forms.put(Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)), name + " in a header");
        return this;
    }

    /** How many secrets are looked for, in all their forms. */
    int size() {
        return forms.size();
    }

    /** What is found, each with the beginning of its line up to the secret. */
    List<String> in(String text) {
        var found = new ArrayList<String>();
        forms.forEach((form, name) -> {
            int at = text.indexOf(form);
            if (at >= 0) {
                found.add(name + " after: " + text.substring(text.lastIndexOf('\n', at) + 1, at));
            }
        });
        return found;
    }
}
