package io.customerhub.app.plan;

import io.customerhub.warehouse.store.Rehearsal;
import java.util.List;

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
     * @param accepted sinks that are told whatever their guard rails say
     * @param by who accepts it
     * @return the run's id
     */
    public long keep(List<String> accepted, String by) {
        long run = rehearsal.report().run();
        rehearsal.keep(accepted, by);
        return run;
    }

    @Override
    public void close() {
        rehearsal.close();
    }
}
