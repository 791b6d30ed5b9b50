package io.customerhub.sandbox.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** So many calls in any window of so long; a refused call does not count against the window. */
public final class RateLimit {

    private final int calls;
    private final Duration window;
    private final Clock clock;
    private final ArrayDeque<Instant> recent = new ArrayDeque<>();

    public RateLimit(int calls, Duration window, Clock clock) {
        this.calls = calls;
        this.window = window;
        this.clock = clock;
    }

    /** Counts a call if there is room for it. */
    public synchronized boolean admits() {
        forgetOld();
        if (recent.size() >= calls) {
            return false;
        }
        recent.addLast(clock.instant());
        return true;
    }

    /** The calls in the window that ends now. */
    public synchronized int used() {
        forgetOld();
        return recent.size();
    }

    /** How long until there is room for one more call. */
    public synchronized Duration untilRoom() {
        forgetOld();
        Instant oldest = recent.peekFirst();
        return recent.size() < calls || oldest == null
                ? Duration.ZERO
                : Duration.between(clock.instant(), oldest.plus(window));
    }

    private void forgetOld() {
        Instant start = clock.instant().minus(window);
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(start)) {
            recent.removeFirst();
        }
    }
}
