package io.customerhub.connectors.quota;

import java.util.List;
import java.util.Optional;

/** Counts the calls of accounts, for all processes together. */
public interface CallCounter {
    /**
     * Counts one call, where every limit has room for it.
     *
     * @return the first limit that has none; then nothing is counted
     */
    Optional<CallLimit> count(String account, List<CallLimit> limits);
}
