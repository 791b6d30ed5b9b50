package io.customerhub.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The codes that a person's consent gives: each can be redeemed once, soon, and by whoever asked for it. */
public final class AuthorizationCodes {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Consent> consents = new ConcurrentHashMap<>();

    /**
     * What a person consented to.
     *
     * @param asked the parameters with which the client sent the person here
     */
    public record Consent(Map<String, String> asked, Instant end) {
        public Consent {
            asked = Map.copyOf(asked);
        }
    }

    public AuthorizationCodes(Clock clock) {
        this.clock = clock;
    }

    String issue(Map<String, String> asked) {
        String code = AccessTokens.unguessable("AB1");
        consents.put(code, new Consent(asked, clock.instant().plus(LIFETIME)));
        return code;
    }

    /** Redeems the code of a form; a code that was tried with anything wrong is spent as well. */
    public Optional<Consent> redeem(Form form) {
        return Optional.ofNullable(consents.remove(form.first("code")))
                .filter(consent -> clock.instant().isBefore(consent.end()))
                .filter(consent ->
                        form.first("redirect_uri").equals(consent.asked().getOrDefault("redirect_uri", "")))
                .filter(consent -> Optional.ofNullable(consent.asked().get("code_challenge"))
                        .map(challenge -> challenge.equals(challenge(form.first("code_verifier"))))
                        .orElse(true));
    }

    /** A verifier's challenge by S256 (RFC 7636, section 4.2). */
    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
