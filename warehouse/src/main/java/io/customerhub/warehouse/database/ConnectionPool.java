package io.customerhub.warehouse.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Duration;
import java.util.UUID;

/** A small pool: a database works fastest with about as many connections as it has cores and disks. */
final class ConnectionPool {
    private static final int CONNECTIONS = 24;
    private static final Duration BORROWING = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    /** Longer than any statement of ours: it is there for a server that vanished without a word. */
    private static final Duration SILENCE = Duration.ofMinutes(15);

    private ConnectionPool() {}

    /** A pool whose sessions have a name of their own, so that they can be told from those of other processes, and ended. */
    static HikariDataSource open(Login login) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("warehouse");
        config.setDriverClassName("org.postgresql.Driver");
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password().reveal());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(BORROWING.toMillis());
        config.addDataSourceProperty("ApplicationName", Login.APPLICATION + " " + UUID.randomUUID());
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECTING.toSeconds()));
        config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DatabaseException(
                    "connecting to " + login.url() + " as " + login.user() + ": " + cause.getMessage()
                            + "; check HUB_WAREHOUSE_URL, HUB_WAREHOUSE_USER and HUB_WAREHOUSE_PASSWORD,"
                            + " and that the server runs",
                    e);
        } catch (RuntimeException e) {
            throw new DatabaseException(
                    "connecting to " + login.url() + " as " + login.user() + ": " + e.getMessage()
                            + "; HUB_WAREHOUSE_URL must be like jdbc:postgresql://host:5432/database",
                    e);
        }
    }
}
