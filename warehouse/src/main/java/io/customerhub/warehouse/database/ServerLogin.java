package io.customerhub.warehouse.database;

import io.customerhub.connectors.tokens.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The one user and the one database of the embedded server, and how the password follows the hub's key. */
final class ServerLogin {
    static final String USER = "hub";
    static final String DATABASE = "hub";
    private static final String MAINTENANCE_DATABASE = "postgres";

    private ServerLogin() {}

    /**
     * The login by the first password that the server takes.
     *
     * @throws SQLException the last refusal, when it takes none
     */
    static Login find(int port, String database, List<Secret> passwords) throws SQLException {
        SQLException refused = new SQLException("no password to try");
        for (Secret password : passwords) {
            Login login = new Login("jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, password);
            try {
                login.verify();
                return login;
            } catch (SQLException e) {
                if (!SqlStates.wrongPassword(e)) {
                    throw e;
                }
                refused = e;
            }
        }
        throw refused;
    }

    /** Makes the database when it is missing, and moves the server to the key in use when an older one opened it. */
    static Login settle(int port, List<Secret> passwords) throws SQLException {
        Login found = find(port, MAINTENANCE_DATABASE, passwords);
        Secret current = passwords.get(0);
        try (Connection connection = found.connect()) {
            if (!found.password().equals(current)) {
                rotate(connection, current);
            }
            if (!exists(connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + DATABASE);
                }
            }
        }
        return new Login("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, USER, current);
    }

    static DatabaseException wrongKey(Path folder, SQLException cause) {
        return new DatabaseException(
                "opening the warehouse in " + folder + ": its server refuses the password derived from the hub's key,"
                        + " so the data was made with another key; restore that one (HUB_SECRET_KEY, or hub.key in"
                        + " the folder; after a rotation the old key stands behind the new one, separated by a comma),"
                        + " or choose an empty folder",
                cause);
    }

    /** The statement holds the password, so it must not get into the log, not even when it fails. */
    private static void rotate(Connection connection, Secret password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET log_min_error_statement = panic");
            statement.execute("ALTER ROLE " + USER + " PASSWORD '" + password.reveal() + "'");
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            statement.setString(1, DATABASE);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
