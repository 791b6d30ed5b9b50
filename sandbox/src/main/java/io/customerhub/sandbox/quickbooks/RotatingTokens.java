package io.customerhub.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.AccessTokens;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens whose refresh token changes with every use. The one before stays good, in case the answer was lost, until
 * something out of that answer is used. Kept in the journal as hashes.
 */
final class RotatingTokens {

    static final Duration ACCESS = Duration.ofHours(1);
    static final Duration REFRESH = Duration.ofDays(100);

    /** What a refresh gives. */
    record Pair(String access, String refresh) {}

    private record Access(long generation, Instant expiry) {}

    private final Journal journal;
    private final Clock clock;
    private final Map<String, Access> access = new LinkedHashMap<>();
    private long generation;
    private String current;
    private String previous = "";
    private Instant currentExpiry;

    RotatingTokens(String first, Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        this.current = hash(first);
        this.currentExpiry = clock.instant().plus(REFRESH);
    }

    /** Takes over what the journal says. */
    synchronized void restore(JsonNode line) {
        if (line.path("current").asText().isEmpty()) {
            access.clear();
        }
        generation = line.path("generation").asLong();
        current = line.path("current").asText();
        previous = line.path("previous").asText();
        currentExpiry = Instant.parse(line.path("currentExpiry").asText());
        if (line.has("access")) {
            access.put(
                    line.path("access").asText(),
                    new Access(
                            generation, Instant.parse(line.path("accessExpiry").asText())));
        }
    }

    /** A new pair for a refresh token that is still good. */
    synchronized Optional<Pair> refresh(String refreshToken) {
        String used = hash(refreshToken);
        Instant now = clock.instant();
        boolean known = used.equals(current) || used.equals(previous);
        if (!known || !now.isBefore(currentExpiry)) {
            return Optional.empty();
        }
        return Optional.of(pair(used, now));
    }

    /** A pair out of a person's consent: what was given before counts no more. */
    synchronized Pair grant() {
        access.clear();
        return pair("", clock.instant());
    }

    /** A person takes the client's access away. */
    synchronized void revoke() {
        access.clear();
        current = "";
        previous = "";
        journal.append(state());
    }

    private Pair pair(String used, Instant now) {
        Pair pair = new Pair(AccessTokens.unguessable("eyQ"), AccessTokens.unguessable("RT1-"));
        generation++;
        previous = used;
        current = hash(pair.refresh());
        currentExpiry = now.plus(REFRESH);
        access.values().removeIf(token -> !now.isBefore(token.expiry()));
        access.put(hash(pair.access()), new Access(generation, now.plus(ACCESS)));
        journal.append(state().put("access", hash(pair.access()))
                .put("accessExpiry", now.plus(ACCESS).toString()));
        return pair;
    }

    /** Whether an access token is good. Its first use ends the life of the refresh token before. */
    synchronized boolean isValid(String accessToken) {
        Access found = access.get(hash(accessToken));
        if (found == null || !clock.instant().isBefore(found.expiry())) {
            return false;
        }
        if (found.generation() == generation && !previous.isEmpty()) {
            previous = "";
            journal.append(state());
        }
        return true;
    }

    /** Ends the life of every access token; the refresh token stays as it is. */
    synchronized void expireAccess() {
        access.clear();
    }

    private ObjectNode state() {
        return Json.object()
                .put("kind", "tokens")
                .put("generation", generation)
                .put("current", current)
                .put("previous", previous)
                .put("currentExpiry", currentExpiry.toString());
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
