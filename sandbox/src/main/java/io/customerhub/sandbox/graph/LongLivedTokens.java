package io.customerhub.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.http.AccessTokens;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Signature;
import io.customerhub.sandbox.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens of sixty days that are exchanged for short ones and renewed once they are a day old. A renewed token lives on
 * until its own end. Kept in the journal as hashes.
 */
final class LongLivedTokens {

    static final Duration LONG = Duration.ofDays(60);
    private static final Duration SHORT = Duration.ofHours(1);
    private static final Duration OLD_ENOUGH = Duration.ofDays(1);

    private record Life(Instant issued, Instant end) {
        Life earlierBy(Duration time) {
            return new Life(issued.minus(time), end.minus(time));
        }
    }

    private final Map<String, Life> lives = new LinkedHashMap<>();
    private final Journal journal;
    private final Clock clock;

    LongLivedTokens(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Begins the life of the account's first token, unless the journal knows it already. */
    synchronized void begin(String first) {
        if (!lives.containsKey(hash(first))) {
            Life life = new Life(clock.instant(), clock.instant().plus(LONG));
            lives.put(hash(first), life);
            note(hash(first), life);
        }
    }

    /** What is wrong with a token, if anything is. */
    synchronized Optional<Response> problem(String token) {
        Life life = lives.get(hash(token));
        if (life == null) {
            return Optional.of(GraphErrors.invalidToken());
        }
        return clock.instant().isBefore(life.end()) ? Optional.empty() : Optional.of(GraphErrors.expiredToken());
    }

    /** A token as a person who logs in gets it. */
    synchronized String issueShort() {
        return issue(SHORT);
    }

    /** A long-lived token for a short one. */
    synchronized Response exchange(String token) {
        return problem(token).orElseGet(this::answerLong);
    }

    /** A new long-lived token for one that is a day old and has not ended. */
    synchronized Response refresh(String token) {
        Optional<Response> problem = problem(token);
        Life life = lives.get(hash(token));
        if (problem.isPresent() || life == null) {
            return problem.orElseGet(GraphErrors::invalidToken);
        }
        if (life.end().isBefore(life.issued().plus(OLD_ENOUGH))) {
            return GraphErrors.error(400, "OAuthException", 190, 0, "Only a long-lived token can be refreshed");
        }
        return clock.instant().isBefore(life.issued().plus(OLD_ENOUGH))
                ? GraphErrors.error(
                        400, "OAuthException", 190, 0, "The access token must be at least 24 hours old to be refreshed")
                : answerLong();
    }

    /** Makes every token that much older at once, as if so much time had passed. */
    synchronized void age(Duration time) {
        lives.replaceAll((token, life) -> life.earlierBy(time));
        lives.forEach(this::note);
    }

    /** Takes over one line of the journal. */
    synchronized void restore(JsonNode line) {
        lives.put(
                line.path("token").asText(),
                new Life(
                        Instant.parse(line.path("issued").asText()),
                        Instant.parse(line.path("end").asText())));
    }

    private Response answerLong() {
        return Response.json(
                200,
                Json.object()
                        .put("access_token", issue(LONG))
                        .put("token_type", "bearer")
                        .put("expires_in", LONG.toSeconds()));
    }

    private String issue(Duration time) {
        String token = AccessTokens.unguessable("IGAA");
        Life life = new Life(clock.instant(), clock.instant().plus(time));
        lives.put(hash(token), life);
        note(hash(token), life);
        return token;
    }

    private void note(String hash, Life life) {
        journal.append(Json.object()
                .put("kind", "token")
                .put("token", hash)
                .put("issued", life.issued().toString())
                .put("end", life.end().toString()));
    }

    private static String hash(String token) {
        return Signature.hex("token", token);
    }
}
