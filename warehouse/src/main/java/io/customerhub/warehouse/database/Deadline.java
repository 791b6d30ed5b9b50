package io.customerhub.warehouse.database;

import java.time.Duration;

/** A moment after which waiting for another process has no more sense. */
final class Deadline {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - end >= 0;
    }

    void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("waiting for the warehouse's server: interrupted", e);
        }
    }
}
