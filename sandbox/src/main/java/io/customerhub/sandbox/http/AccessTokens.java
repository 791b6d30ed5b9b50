package io.customerhub.sandbox.http;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens that are good for so long. They die with the process; a client then simply asks for a new one. */
public final class AccessTokens {

    private static final SecureRandom RANDOM = new SecureRandom();

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
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
