package io.customerhub.connectors.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A token store in memory that remembers all it was given, but for what work saved that threw. */
final class KeptTokens implements TokenStore {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Tokens> saved = new ArrayList<>();

    @Override
    public <T> T exclusively(String account, Supplier<T> work) {
        lock.lock();
        try {
            return orUndone(work);
        } finally {
            lock.unlock();
        }
    }

    private <T> T orUndone(Supplier<T> work) {
        List<Tokens> before = List.copyOf(saved);
        try {
            return work.get();
        } catch (RuntimeException e) {
            saved.clear();
            saved.addAll(before);
            throw e;
        }
    }

    @Override
    public Optional<Tokens> load(String account) {
        return saved.isEmpty() ? Optional.empty() : Optional.of(saved.get(saved.size() - 1));
    }

    @Override
    public void save(String account, Tokens tokens) {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("tokens are saved while nobody else may refresh");
        }
        saved.add(tokens);
    }

    List<Tokens> saved() {
        return List.copyOf(saved);
    }
}
