package io.customerhub.warehouse.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** An open warehouse database, its schema up to date. */
public final class Database implements AutoCloseable {
    private final Login login;
    private final HikariDataSource pool;
    private final Runnable stopServer;
    private final Runnable crashServer;
    private final boolean servedHere;
    private boolean closed;

    private Database(
            Login login, HikariDataSource pool, Runnable stopServer, Runnable crashServer, boolean servedHere) {
        this.login = login;
        this.pool = pool;
        this.stopServer = stopServer;
        this.crashServer = crashServer;
        this.servedHere = servedHere;
    }

    /**
     * Opens the database, starts its server first where it is the hub's own, and migrates its schema.
     *
     * <p>The caller closes it in a shutdown hook of its own: only the caller knows when its last page is committed.
     *
     * @throws DatabaseException when it cannot be opened; nothing is left running then
     */
    public static Database open(DatabaseSettings settings) {
        if (settings instanceof DatabaseSettings.Embedded embedded) {
            EmbeddedServer server = EmbeddedServer.join(embedded);
            Database database = connect(server.login(), server::close, server::crash, server.isOwned());
            server.handOver();
            return database;
        }
        DatabaseSettings.External external = (DatabaseSettings.External) settings;
        return connect(
                new Login(external.url(), external.user(), external.password()),
                () -> {},
                () -> {
                    throw new IllegalStateException("the server is not the hub's own");
                },
                false);
    }

    private static Database connect(Login login, Runnable stopServer, Runnable crashServer, boolean servedHere) {
        HikariDataSource pool = null;
        try {
            pool = ConnectionPool.open(login);
            Migrations.run(pool, login.url());
            return new Database(login, pool, stopServer, crashServer, servedHere);
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            stopServer.run();
            throw e;
        }
    }

    /** Whether this process runs the database's server: then no other did when it was opened. */
    public boolean isServedHere() {
        return servedHere;
    }

    /**
     * Ends the embedded server that this process runs as a crash does, and starts it again on its port: for whoever proves
     * that nothing is lost. Returns when it takes connections.
     */
    public void crashServer() {
        crashServer.run();
    }

    public DataSource dataSource() {
        return pool;
    }

    /** The JDBC URL, without user and password. */
    public String url() {
        return login.url();
    }

    public String user() {
        return login.user();
    }

    /**
     * Closes the connections, and stops the embedded server when this process owns it. May be called again, and from a
     * shutdown hook; whoever calls second waits for the first.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            pool.close();
        } finally {
            stopServer.run();
        }
    }
}
