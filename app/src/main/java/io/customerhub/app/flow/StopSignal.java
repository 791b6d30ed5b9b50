package io.customerhub.app.flow;

import java.util.concurrent.atomic.AtomicBoolean;

/** Tells running flows to end after the page in flight. */
public final class StopSignal {
    private final AtomicBoolean raised = new AtomicBoolean();

    public void raise() {
        raised.set(true);
    }

    /**
     * Ends a run between two pages when the hub is stopping.
     *
     * @throws StoppedException when it is
     */
    public void check() {
        if (raised.get()) {
            throw new StoppedException();
        }
    }

    /** The hub was asked to stop; the run goes on from its cursor next time. */
    public static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("the hub was asked to stop; the next run goes on where this one stopped");
        }
    }
}
