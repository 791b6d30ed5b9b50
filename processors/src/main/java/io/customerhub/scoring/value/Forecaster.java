package io.customerhub.scoring.value;

/**
 * A learned way to tell what customers will do in the time after a snapshot. What came of that time is not looked at. Immutable, and
 * safe for use by many threads.
 */
public sealed interface Forecaster permits LastPeriod, Modelled, Corrected, NetForecaster {
    /** As shown to people. */
    String name();

    /** What it expects. */
    Forecast of(Snapshot now);

    /** What it expects, as a product of what makes it. */
    Parts parts(Snapshot now);
}
