package io.customerhub.app.bench.stream;

/** What came of one way of events into the database. */
public record StreamFigures(String name, Speed speed, Crash crash) {
    /**
     * Undisturbed, from the moment at which all events could be read until all were kept.
     *
     * @param processor seconds of all its processes for a million events; beside it those of PostgreSQL and of the broker
     * @param memory MiB that its processes had at the most, added up
     */
    public record Speed(double eventsASecond, double processor, double database, double broker, double memory) {}

    /**
     * With a process that was killed half way and started again.
     *
     * @param lost events that are not there
     * @param doubled rows too many
     * @param again how many events were applied once more than they were sent
     */
    public record Crash(long lost, long doubled, long again) {}
}
