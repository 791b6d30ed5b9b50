package io.customerhub.app.bench.stream;

import io.customerhub.app.bench.stream.BenchServer.Place;
import io.customerhub.app.bench.stream.MadeUpEvents.Batch;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A {@link PlainClient}. */
record PlainContender(String brokers, Children children) implements Contender {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public int nodes() {
        return 1;
    }

    @Override
    public String group(String round) {
        return round;
    }

    @Override
    public Place prepare(BenchServer server, String round) throws SQLException {
        return EventTable.make(server, round);
    }

    @Override
    public Process start(Place place, String round, int number) throws IOException {
        return children.java(
                round,
                Children.ownClassPath(),
                List.of(PlainClient.class.getName(), brokers, group(round), place.url(), place.user()),
                Map.of("BENCH_PASSWORD", place.password()));
    }

    @Override
    public Progress progress(Connection connection, Batch batch, long start, long end) throws SQLException {
        return EventTable.progress(connection, batch);
    }

    @Override
    public String ids() {
        return "select id from events";
    }

    @Override
    public void watch(Connection connection) throws SQLException {
        EventTable.watch(connection);
    }

    @Override
    public long again(Connection connection, Batch batch) throws SQLException {
        return EventTable.again(connection, batch);
    }
}
