package io.customerhub.warehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.secrets.HubKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder for an embedded database, and no server left in it. */
@Timeout(120)
abstract class EmbeddedFolder {
    @TempDir
    Path folder;

    /** A test that fails must not leave a server in a folder that is about to be deleted. */
    @AfterEach
    void stopServer() {
        ServerStop.FAST.stop(data());
    }

    Path data() {
        return folder.resolve("postgresql");
    }

    Database open() {
        return open(folder);
    }

    static Database open(Path hub) {
        return Database.open(new DatabaseSettings.Embedded(hub, HubKey.ofFolder(hub)));
    }

    static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String query(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
