package io.customerhub.connectors.capture;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.component.debezium.postgres.configuration.PostgresConnectorEmbeddedDebeziumConfiguration;

/** What a route says of its capture, and what the hub says of all: a capture that forgets one of those would lose changes. */
final class CaptureSettings {
    private static final int SECONDS_TO_CONNECT = 10;
    private static final int SECONDS_TO_ANSWER = 30;
    private static final int HEARTBEAT_MILLIS = 10_000;

    /** A word in the log that is nobody's change: by it the place moves on while only other tables are written. */
    private static final String HEARTBEAT =
            "select pg_catalog.pg_logical_emit_message(false, 'customer-hub', 'heartbeat')";

    private static final Map<String, String> OF_ALL = Map.ofEntries(
            Map.entry("plugin.name", "pgoutput"),
            Map.entry("snapshot.mode", "initial"),
            Map.entry("slot.drop.on.stop", "false"),
            Map.entry("tombstones.on.delete", "false"),
            Map.entry("skipped.operations", "t"),
            Map.entry("provide.transaction.metadata", "false"),
            Map.entry("decimal.handling.mode", "string"),
            Map.entry("time.precision.mode", "isostring"),
            Map.entry("interval.handling.mode", "string"),
            Map.entry("hstore.handling.mode", "json"),
            Map.entry("binary.handling.mode", "base64"),
            Map.entry("unavailable.value.placeholder", ConnectJson.UNTOUCHED),
            // A batch is a page, and its place is kept with it.
            Map.entry("max.batch.size", "500"),
            Map.entry("offset.storage", CaptureOffsets.class.getName()),
            Map.entry("offset.flush.interval.ms", "0"),
            // Who begins again is the consumer: it looks after the lease, too.
            Map.entry("errors.max.retries", "0"),
            Map.entry("slot.max.retries", "0"));

    private final PostgresConnectorEmbeddedDebeziumConfiguration configuration;

    CaptureSettings(PostgresConnectorEmbeddedDebeziumConfiguration configuration) {
        this.configuration = configuration;
    }

    String name() {
        return configuration.getName();
    }

    String slot() {
        return configuration.getSlotName();
    }

    String publication() {
        return configuration.getPublicationName();
    }

    /** The tables, each as {@code schema.table}. */
    List<String> tables() {
        return Arrays.stream(Optional.ofNullable(configuration.getTableIncludeList())
                        .orElse("")
                        .split(","))
                .map(String::strip)
                .filter(table -> !table.isEmpty())
                .toList();
    }

    String url() {
        return "jdbc:postgresql://" + configuration.getDatabaseHostname() + ":" + configuration.getDatabasePort() + "/"
                + configuration.getDatabaseDbname();
    }

    /** How to get in beside the capture itself. */
    Properties login() {
        var login = new Properties();
        put(login, "user", configuration.getDatabaseUser());
        put(login, "password", configuration.getDatabasePassword());
        put(login, "sslmode", configuration.getDatabaseSslmode());
        put(login, "sslrootcert", configuration.getDatabaseSslrootcert());
        put(login, "sslcert", configuration.getDatabaseSslcert());
        put(login, "sslkey", configuration.getDatabaseSslkey());
        put(login, "sslpassword", configuration.getDatabaseSslpassword());
        put(login, "connectTimeout", String.valueOf(SECONDS_TO_CONNECT));
        put(login, "socketTimeout", String.valueOf(SECONDS_TO_ANSWER));
        put(login, "ApplicationName", "customer-hub " + name());
        return login;
    }

    private static void put(Properties login, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null && !value.isBlank()) {
            login.setProperty(name, value);
        }
    }

    /**
     * All that Debezium is told.
     *
     * @param engine whose places are kept
     * @param makesPublication whether it makes the publication, or adds tables to it
     */
    Properties debezium(String engine, boolean makesPublication) {
        Properties all = configuration.createDebeziumConfiguration().asProperties();
        all.putAll(OF_ALL);
        all.setProperty(CaptureOffsets.ENGINE, engine);
        all.setProperty("publication.autocreate.mode", makesPublication ? "filtered" : "disabled");
        if (configuration.getHeartbeatIntervalMs() <= 0) {
            all.setProperty("heartbeat.interval.ms", String.valueOf(HEARTBEAT_MILLIS));
        }
        if (configuration.getHeartbeatActionQuery() == null) {
            all.setProperty("heartbeat.action.query", HEARTBEAT);
        }
        return all;
    }
}
