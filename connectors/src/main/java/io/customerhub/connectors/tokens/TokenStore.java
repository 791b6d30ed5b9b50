package io.customerhub.connectors.tokens;

import java.util.Optional;
import java.util.function.Supplier;

/** Where tokens are kept: sealed, and shared by all processes. */
public interface TokenStore {
    /** Runs work while nobody else, in any process, does such work for the same account. */
    <T> T exclusively(String account, Supplier<T> work);

    Optional<Tokens> load(String account);

    /** Keeps tokens; when this returns they survive a crash. */
    void save(String account, Tokens tokens);
}
