package io.customerhub.warehouse.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The schema's versions, in {@code db/migration} on the class path. */
final class Migrations {
    /** One try a second: as long as another process may take to migrate a large warehouse. */
    private static final int TRIES_TO_LOCK = 1800;

    private Migrations() {}

    /** Brings the schema up to date; two processes that do so at once wait for each other. */
    static void run(DataSource dataSource, String url) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:db/migration")
                    // Named, because a user called hub would otherwise find the schema hub before public.
                    .defaultSchema("hub")
                    .table("schema_history")
                    .lockRetryCount(TRIES_TO_LOCK)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseException(
                    "migrating the schema of " + url + ": " + e.getMessage()
                            + "; the user must own the database, and the schema must not be newer than this hub",
                    e);
        }
    }
}
