package io.customerhub.warehouse.store;

import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.store.Runs.Run;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests on one warehouse for all tests of a class, on a real PostgreSQL. */
abstract class StoreTest {
    @TempDir
    static Path folder;

    static Database database;
    static Warehouse warehouse;

    @BeforeAll
    static void open() {
        database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
        warehouse = new Warehouse(database.dataSource(), "test", InstantSource.system());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static Run begin(String flow) {
        return warehouse.runs().begin(flow, "test", false).orElseThrow();
    }
}
