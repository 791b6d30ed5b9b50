package io.customerhub.scoring.value;

import java.util.function.Function;

/**
 * A learned way to tell what customers will do in the time after a snapshot. What came of that time is not looked at.
 *
 * @param name as shown to people
 */
public record Forecaster(String name, Function<Snapshot, Forecast> way) {
    /** What it expects. */
    public Forecast of(Snapshot now) {
        return way.apply(now);
    }
}
