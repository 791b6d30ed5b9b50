package io.customerhub.connectors.tokens;

import java.util.Optional;
import java.util.function.Supplier;

/** Where tokens are kept: sealed, and shared by all processes. */
public interface TokenStore {
    /**
     * Runs work while nobody else, in any process, does such work for the same account. What it saves survives a crash
     * when this returns, and is undone where it throws.
     */
    <T> T exclusively(String account, Supplier<T> work);

    Optional<Tokens> load(String account);

    /** Keeps tokens; outside of exclusive work they survive a crash when this returns. */
    void save(String account, Tokens tokens);
}
