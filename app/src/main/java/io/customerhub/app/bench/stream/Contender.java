package io.customerhub.app.bench.stream;

import io.customerhub.app.bench.stream.BenchServer.Place;
import io.customerhub.app.bench.stream.MadeUpEvents.Batch;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** One way of events into a table. */
interface Contender {
    String name();

    /** How many processes share the partitions. */
    int nodes();

    /** The group of consumers that is one for all its processes, where a round has this name. */
    String group(String round);

    /** Makes the database of a round, with the table. */
    Place prepare(BenchServer server, String round) throws SQLException;

    /**
     * Starts one of its processes.
     *
     * @param number counts them; each has a place of its own for what it keeps beside the database
     */
    Process start(Place place, String round, int number) throws IOException;

    /**
     * How far it is.
     *
     * @param start the topic's offsets added up where the batch begins
     * @param end the same behind its last event
     */
    Progress progress(Connection connection, Batch batch, long start, long end) throws SQLException;

    /** What is known in the table, a row an event: its id. */
    String ids();

    /** Begins to count what {@link #again} tells. */
    void watch(Connection connection) throws SQLException;

    /** How many events were applied once more than they were sent. */
    long again(Connection connection, Batch batch) throws SQLException;

    /** How much of a batch is kept. */
    enum Progress {
        LITTLE,
        HALF,
        ALL
    }
}
