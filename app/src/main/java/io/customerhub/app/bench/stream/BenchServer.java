package io.customerhub.app.bench.stream;

import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The one PostgreSQL of a run, durable, in which everybody who is measured gets a database of their own. */
final class BenchServer implements AutoCloseable {
    private static final String USER = "bench";

    private final Database server;
    private final String password = UUID.randomUUID().toString();

    private BenchServer(Database server) {
        this.server = server;
    }

    /** A database, and who may write to it. */
    record Place(String url, String user, String password) {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }

    static BenchServer start(Path folder) throws SQLException {
        var started = new BenchServer(Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder))));
        started.execute("create role " + USER + " superuser login password '" + started.password + "'");
        return started;
    }

    /** Makes an empty database. */
    Place make(String name) throws SQLException {
        execute("create database " + name);
        return place(name);
    }

    /** Makes one that begins as another, to which nobody is connected, is now. */
    Place copy(String name, String of) throws SQLException {
        execute("create database " + name + " template " + of);
        return place(name);
    }

    void drop(String name) throws SQLException {
        execute("drop database " + name + " with (force)");
    }

    /** Writes all that is in memory to disk, so that nobody pays for who came before. */
    void settle() throws SQLException {
        execute("checkpoint");
    }

    private Place place(String name) {
        String url = server.url();
        return new Place(url.substring(0, url.lastIndexOf('/') + 1) + name, USER, password);
    }

    /** The process that all others of the server are children of. */
    ProcessHandle process() throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
