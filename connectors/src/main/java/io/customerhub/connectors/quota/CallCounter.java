package io.customerhub.connectors.quota;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Counts the calls of accounts, for all processes together. */
public interface CallCounter {
    /**
     * Takes a place for one call, where every limit has one soon.
     *
     * @param patience how long the caller is ready to wait
     */
    Place take(String account, List<CallLimit> limits, Duration patience);

    /**
     * A place in the line of an account's calls.
     *
     * @param full the limit that has none; then nothing was taken
     * @param delay how long until the call may be made, or until the limit has room again
     */
    record Place(Optional<CallLimit> full, Duration delay) {}
}
