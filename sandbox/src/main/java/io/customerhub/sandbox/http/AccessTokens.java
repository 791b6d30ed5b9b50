package io.customerhub.sandbox.http;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Access tokens that are good for so long. They die with the process; a client then simply asks for a new one. */
public final class AccessTokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of the whole process: a client's log does not know which vendor's tokens it holds. */
    private static final Queue<String> EVER = new ConcurrentLinkedQueue<>();

    private final Duration lifetime;
    private final Clock clock;
    private final Map<String, Instant> expiry = new ConcurrentHashMap<>();

    public AccessTokens(Duration lifetime, Clock clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** A token that nobody can guess. */
    public static String unguessable(String prefix) {
        byte[] bytes = new byte[30];
        RANDOM.nextBytes(bytes);
        String token = prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        EVER.add(token);
        return token;
    }

    /** Every token that was handed out in this process, spent ones too: none of them may be in anybody's log. */
    public static List<String> everIssued() {
        return List.copyOf(EVER);
    }

    public String issue(String prefix) {
        Instant now = clock.instant();
        expiry.values().removeIf(end -> end.isBefore(now));
        String token = unguessable(prefix);
        expiry.put(token, now.plus(lifetime));
        return token;
    }

    public boolean isValid(String token) {
        Instant end = expiry.get(token);
        return end != null && clock.instant().isBefore(end);
    }

    public void revoke(String token) {
        expiry.remove(token);
    }

    public void revokeAll() {
        expiry.clear();
    }
}
