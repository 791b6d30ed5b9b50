package io.customerhub.warehouse.database;

import io.customerhub.connectors.tokens.Secret;
import io.customerhub.warehouse.secrets.HubKey;
import java.nio.file.Path;

/** Which database the warehouse lives in. */
public sealed interface DatabaseSettings {

    /**
     * A PostgreSQL of the hub's own, which keeps its data in the folder; processes with the same folder share it.
     *
     * @param folder made when it does not exist
     * @param key what the server's password is derived from
     */
    record Embedded(Path folder, HubKey key) implements DatabaseSettings {}

    /**
     * A PostgreSQL that somebody runs.
     *
     * @param url such as {@code jdbc:postgresql://host:5432/customer_hub}
     */
    record External(String url, String user, Secret password) implements DatabaseSettings {}
}
