package io.customerhub.connectors.tokens;

import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.tokens.Grant.Granted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tokens of an account that end and are asked for again. One asks at a time over all processes; what the vendor gave for
 * the next time is stored before the access token is used, or a crash would lose the account.
 */
public final class GrantedTokens implements AccessTokens {
    private static final Duration EARLY = Duration.ofMinutes(2);

    private final String account;
    private final Grant grant;
    private final TokenStore store;
    private final InstantSource clock;
    private volatile Tokens held;

    public GrantedTokens(String account, Grant grant, TokenStore store, InstantSource clock) {
        this.account = account;
        this.grant = grant;
        this.store = store;
        this.clock = clock;
        this.held = new Tokens(new Secret(""), Instant.EPOCH, grant.given(), fingerprint(grant.given()));
    }

    @Override
    public Secret current() {
        Tokens tokens = held;
        return usable(tokens) ? tokens.access() : insteadOf(tokens.access());
    }

    @Override
    public Secret insteadOf(Secret refused) {
        Attempt attempt = store.exclusively(account, () -> {
            Optional<Tokens> stored = kept();
            return stored.filter(kept -> usable(kept) && !kept.access().equals(refused))
                    .map(kept -> new Attempt(kept, Optional.empty()))
                    .orElseGet(() -> replaced(stored));
        });
        if (attempt.failure().isPresent()) {
            throw attempt.failure().get();
        }
        held = attempt.tokens();
        return held.access();
    }

    /** What is stored and counts: a person who gave nothing gave nothing else either. */
    public Optional<Tokens> kept() {
        return store.load(account)
                .filter(tokens -> grant.given().isEmpty() || tokens.seed().equals(held.seed()));
    }

    /** Takes over what a person's login gave. */
    public void take(Granted granted) {
        held = store.exclusively(account, () -> saved(granted));
    }

    /** What came of asking: a refusal is stored too, and what is thrown inside the store's transaction would undo that. */
    private record Attempt(Tokens tokens, Optional<VendorException.LoginNeeded> failure) {}

    private Attempt replaced(Optional<Tokens> stored) {
        try {
            Granted granted = stored.map(tokens -> grant.next(tokens.refresh()))
                    .or(grant::first)
                    .orElseGet(() -> grant.next(grant.given()));
            return new Attempt(saved(granted), Optional.empty());
        } catch (VendorException.LoginNeeded e) {
            Tokens refused = stored.orElseGet(
                            () -> new Tokens(new Secret(""), Instant.EPOCH, grant.given(), held.seed()))
                    .refusedAt(clock.instant());
            if (!refused.refresh().isEmpty()) {
                store.save(account, refused);
            }
            return new Attempt(refused, Optional.of(e));
        }
    }

    private Tokens saved(Granted granted) {
        var tokens =
                new Tokens(granted.access(), clock.instant().plus(granted.lifetime()), granted.refresh(), held.seed());
        store.save(account, tokens);
        return tokens;
    }

    private boolean usable(Tokens tokens) {
        return !tokens.access().isEmpty() && clock.instant().plus(EARLY).isBefore(tokens.expiresAt());
    }

    private static String fingerprint(Secret token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(token.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
