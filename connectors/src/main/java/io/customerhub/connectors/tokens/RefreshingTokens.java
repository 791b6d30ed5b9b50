package io.customerhub.connectors.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Tokens of an account whose refresh token may rotate on every use (RFC 6749, section 6). One refresh at a time over
 * all processes; the new refresh token is stored before its access token is used, or a crash would lose the account.
 */
public final class RefreshingTokens implements AccessTokens {
    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OAuthAccount account;
    private final TokenStore store;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private volatile Tokens held;

    public RefreshingTokens(OAuthAccount account, TokenStore store, InstantSource clock) {
        this.account = account;
        this.store = store;
        this.clock = clock;
        this.held = seeded();
    }

    @Override
    public Secret current() {
        Tokens tokens = held;
        return usable(tokens) ? tokens.access() : insteadOf(tokens.access());
    }

    @Override
    public Secret insteadOf(Secret refused) {
        return store.exclusively(account.name(), () -> {
            Tokens stored = store.load(account.name())
                    .filter(tokens -> tokens.seed().equals(held.seed()))
                    .orElseGet(this::seeded);
            if (!usable(stored) || stored.access().equals(refused)) {
                stored = refresh(stored.refresh());
                store.save(account.name(), stored);
            }
            held = stored;
            return stored.access();
        });
    }

    private boolean usable(Tokens tokens) {
        return !tokens.access().isEmpty() && clock.instant().plus(EARLY).isBefore(tokens.expiresAt());
    }

    private Tokens seeded() {
        return new Tokens(new Secret(""), Instant.EPOCH, account.refreshToken(), fingerprint(account.refreshToken()));
    }

    private Tokens refresh(Secret refreshToken) {
        String doing = "refreshing the access to " + account.name();
        String client = account.clientId() + ":" + account.clientSecret().reveal();
        HttpRequest request = HttpRequest.newBuilder(account.tokenUri())
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes(client)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("grant_type=refresh_token&refresh_token="
                        + URLEncoder.encode(refreshToken.reveal(), StandardCharsets.UTF_8)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 500 || response.statusCode() == 429) {
                throw new VendorException.Unavailable(account.name(), doing, "HTTP " + response.statusCode());
            }
            if (response.statusCode() != 200) {
                throw new VendorException.Refused(
                        account.name(),
                        doing,
                        "HTTP " + response.statusCode(),
                        "a person must log in again and give the hub the new refresh token");
            }
            JsonNode answer = JSON.readTree(response.body());
            if (answer.path("access_token").asText("").isEmpty()) {
                throw new VendorException.Unavailable(account.name(), doing, "an answer without access_token");
            }
            return new Tokens(
                    new Secret(answer.path("access_token").asText()),
                    clock.instant().plusSeconds(answer.path("expires_in").asLong(1800)),
                    new Secret(answer.path("refresh_token").asText(refreshToken.reveal())),
                    held.seed());
        } catch (JsonProcessingException e) {
            // Its message would quote what may be a token.
            throw new VendorException.Unavailable(account.name(), doing, "an answer that is not JSON");
        } catch (IOException e) {
            throw new VendorException.Unavailable(account.name(), doing, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VendorException.Unavailable(account.name(), doing, "the hub is stopping");
        }
    }

    private static String fingerprint(Secret token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(token.reveal()));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
