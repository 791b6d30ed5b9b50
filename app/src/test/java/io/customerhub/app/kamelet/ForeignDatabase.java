package io.customerhub.app.kamelet;

import io.customerhub.connectors.sql.SqlAccount;
import io.customerhub.connectors.tokens.Secret;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A real PostgreSQL database that is not the hub's, with an owner who may do nothing elsewhere. */
public final class ForeignDatabase implements AutoCloseable {
    public final SqlAccount account;
    public final String password;
    private final Database server;

    private ForeignDatabase(Database server, SqlAccount account, String password) {
        this.server = server;
        this.account = account;
        this.password = password;
    }

    public static ForeignDatabase open(Path folder) throws SQLException {
        Database server = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
        String password = UUID.randomUUID().toString();
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role crm login password '" + password + "'");
            statement.execute("create database crm owner crm");
        }
        String url = server.url().replaceFirst("(//[^/]+/)[^?]+", "$1crm");
        return new ForeignDatabase(server, new SqlAccount("crm", url, "crm", new Secret(password)), password);
    }

    /** One whose log says which rows changed, and whose owner may read it. */
    public static ForeignDatabase openLogged(Path folder) throws SQLException {
        asAdministrator(folder, "alter system set wal_level = 'logical'");
        ForeignDatabase database = open(folder);
        database.administer("alter role crm replication");
        return database;
    }

    private static void asAdministrator(Path folder, String sql) throws SQLException {
        try (Database server = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)))) {
            execute(server, sql);
        }
    }

    /** Does what only the server's administrator may. */
    public void administer(String sql) throws SQLException {
        execute(server, sql);
    }

    private static void execute(Database server, String sql) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, each as its values with a bar between them. */
    public List<String> rows(String query) throws SQLException {
        var rows = new ArrayList<String>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                var values = new ArrayList<String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(account.url(), account.user(), password);
    }

    @Override
    public void close() {
        server.close();
    }
}
