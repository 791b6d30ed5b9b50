package io.customerhub.app;

import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.store.Warehouse;

/** The warehouse for a command that only asks: nothing is started but, where none is running, the database. */
public record WarehouseAccess(Database database, Warehouse warehouse) implements AutoCloseable {
    public static WarehouseAccess open(HubSettings settings) {
        String tenant = settings.properties().get("hub.tenant");
        Database database = Database.open(settings.database());
        return new WarehouseAccess(database, new Warehouse(database.dataSource(), tenant, settings.clock()));
    }

    @Override
    public void close() {
        database.close();
    }
}
