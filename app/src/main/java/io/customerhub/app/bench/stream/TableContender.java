package io.customerhub.app.bench.stream;

import io.customerhub.app.bench.stream.BenchServer.Place;
import io.customerhub.app.bench.stream.MadeUpEvents.Batch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One who keeps an event as it is, in a table with a row for each id. */
interface TableContender extends Contender {
    String PROGRESS = """
            select (select count(*) from events where id = any(?)) = ?, exists (select from events where id = any(?))
            """;

    @Override
    default Place prepare(BenchServer server, String round) throws SQLException {
        Place place = server.make(round);
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table events (
                        id text primary key, time text not null, kind text not null, channel text, direction text,
                        subject text, text text, customer_system text, customer_entity text, customer_id text,
                        customer_email text)
                    """);
        }
        return place;
    }

    /** By the last event of each partition, and of its first half; their ids are reached by the key. */
    @Override
    default Progress progress(Connection connection, Batch batch, long start, long end) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
            statement.setArray(1, connection.createArrayOf("text", batch.last().toArray()));
            statement.setLong(2, batch.last().size());
            statement.setArray(
                    3, connection.createArrayOf("text", batch.middle().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1) ? Progress.ALL : row.getBoolean(2) ? Progress.HALF : Progress.LITTLE;
            }
        }
    }

    /** Counts each write of a row from here on, in the transaction that makes it. */
    @Override
    default void watch(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table writes (id text)");
            statement.execute("""
                    create function written() returns trigger language plpgsql
                    as 'begin insert into writes values (new.id); return null; end'
                    """);
            statement.execute(
                    "create trigger written after insert or update on events for each row execute function written()");
        }
    }

    @Override
    default String ids() {
        return "select id from events";
    }

    @Override
    default long again(Connection connection, Batch batch) throws SQLException {
        return Queries.number(connection, "select count(*) from writes") - batch.sound();
    }
}
