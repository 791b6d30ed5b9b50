package io.customerhub.app.plan;

import io.customerhub.warehouse.store.Rehearsal;

/** A run that has been rehearsed: taken back when it is closed, unless it is kept. */
public final class PlannedRun implements AutoCloseable {
    private final Rehearsal rehearsal;
    private final Plan plan;

    PlannedRun(Rehearsal rehearsal, Plan plan) {
        this.rehearsal = rehearsal;
        this.plan = plan;
    }

    public Plan plan() {
        return plan;
    }

    /**
     * Keeps exactly what was planned; the sinks are still to be told.
     *
     * @return the run's id
     */
    public long keep() {
        long run = rehearsal.report().run();
        rehearsal.keep();
        return run;
    }

    @Override
    public void close() {
        rehearsal.close();
    }
}
