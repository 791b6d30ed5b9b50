package io.customerhub.app.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, moved ahead by a test that would else have to wait. */
final class MovableClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead);
    }

    /** Moves on to a moment; nothing happens where it has passed. */
    synchronized void moveTo(Instant moment) {
        Duration wait = Duration.between(instant(), moment);
        ahead = wait.isNegative() ? ahead : ahead.plus(wait).plusMillis(1);
    }
}
