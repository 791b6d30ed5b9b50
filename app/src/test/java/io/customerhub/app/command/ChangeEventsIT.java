package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.RunReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Salesforce's change events, heard by a hub that serves, on a real warehouse. */
final class ChangeEventsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> FLOWS = List.of(
            "salesforce-people",
            "salesforce-leads",
            "salesforce-accounts",
            "salesforce-opportunities",
            "salesforce-campaigns");

    @TempDir
    static Path data;

    private static String management = "";

    @Test
    void asksForRunsAndGoesOnAfterARestart() throws IOException, SQLException {
        try (HubFixture fixture = HubFixture.start(data, Hub.Mode.SERVE, properties(), "--company", "demo")) {
            fixture.sync("salesforce-people", true);
            assertThat(fixture.hub().camel().getRouteController().getRouteStatus("stream-salesforce"))
                    .as("off unless it is turned on")
                    .matches(status -> !status.isStarted());

            // Where nothing was heard before, nobody knows what was missed: each flow is asked for, once.
            fixture.restart(Hub.Mode.SERVE, Map.of("hub.salesforce.change-events", "true"));
            FLOWS.forEach(flow -> until(() -> runs(fixture, flow) == 1));
            String contact = contact(fixture);

            touch(fixture, contact);
            until(() -> runs(fixture, "salesforce-people") == 2);
            RunReport run = last(fixture, "salesforce-people");
            assertThat(run.read()).isEqualTo(1);
            assertThat(run.accepted() + run.quarantined()).isEqualTo(1);
            assertThat(position(fixture)).isEqualTo(1);

            fixture.restart(Hub.Mode.COMMAND);
            touch(fixture, contact);
            fixture.restart(Hub.Mode.SERVE);
            until(() -> runs(fixture, "salesforce-people") == 3);
            assertThat(last(fixture, "salesforce-people").read()).isEqualTo(1);
            assertThat(position(fixture)).isEqualTo(2);
            FLOWS.stream()
                    .skip(1)
                    .forEach(flow -> assertThat(runs(fixture, flow))
                            .as("no other flow was asked for")
                            .isEqualTo(1));

            fixture.restart(Hub.Mode.COMMAND);
            touch(fixture, contact);
            fixture.sandboxPost("/sandbox/salesforce/forget-events", "");
            fixture.restart(Hub.Mode.SERVE);
            until(() -> runs(fixture, "salesforce-people") == 4);
            assertThat(last(fixture, "salesforce-people").read()).isEqualTo(1);
            FLOWS.stream().skip(1).forEach(flow -> until(() -> runs(fixture, flow) == 2));

            touch(fixture, contact);
            until(() -> runs(fixture, "salesforce-people") == 5);
            assertThat(last(fixture, "salesforce-people").read()).isEqualTo(1);
            assertThat(position(fixture)).isEqualTo(4);
        }
    }

    @Test
    void hearsAgainWhatCouldNotBeKeptAndLogsInAgain(@TempDir Path other) throws IOException, SQLException {
        Map<String, String> properties = properties();
        properties.put("hub.salesforce.change-events", "true");
        try (HubFixture fixture = HubFixture.start(other, Hub.Mode.SERVE, properties, "--company", "demo")) {
            FLOWS.forEach(flow -> until(() -> runs(fixture, flow) == 1));
            String contact = contact(fixture);
            touch(fixture, contact);
            until(() -> position(fixture) == 1 && runs(fixture, "salesforce-people") == 2);

            try (WarehouseAccess access = WarehouseAccess.open(fixture.settings);
                    Connection connection = access.database().dataSource().getConnection();
                    Statement database = connection.createStatement()) {
                // A sequence counts tries that are rolled back, too.
                database.execute("create sequence hub.tries");
                database.execute("alter table hub.stream_positions"
                        + " add constraint full_up check (nextval('hub.tries') = 0) not valid");
                touch(fixture, contact);
                until(() -> number(database, "select last_value from hub.tries") > 1);
                database.execute("alter table hub.stream_positions drop constraint full_up");
            }
            until(() -> position(fixture) == 2 && runs(fixture, "salesforce-people") == 3);
            assertThat(runs(fixture, "salesforce-leads"))
                    .as("nothing was missed, and who cannot be kept asks for nothing")
                    .isEqualTo(1);

            fixture.sandboxPost(
                    "/sandbox/faults", "{\"vendor\":\"salesforce\",\"kind\":\"expire-tokens\",\"times\":1}");
            // The wait in progress ends with this event; the next one needs a login.
            touch(fixture, contact);
            until(() -> position(fixture) == 3);
            touch(fixture, contact);
            until(() -> position(fixture) == 4);
        }
    }

    @Test
    void servesWhileSalesforceIsSickAndHearsWhenItIsWell(@TempDir Path other) throws IOException {
        Map<String, String> properties = properties();
        properties.put("hub.salesforce.change-events", "true");
        try (HubFixture fixture = HubFixture.start(other, Hub.Mode.COMMAND, properties, "--company", "demo")) {
            fixture.sandboxPost("/sandbox/faults", "{\"vendor\":\"salesforce\",\"kind\":\"500\",\"times\":1000}");
            fixture.restart(Hub.Mode.SERVE);
            assertServes(fixture);

            fixture.sandboxDelete("/sandbox/faults");
            FLOWS.forEach(flow -> until(() -> runs(fixture, flow) == 1));
        }
    }

    @Test
    void servesWhileNobodyAnswers(@TempDir Path other) throws IOException {
        Map<String, String> properties = properties();
        String nobody = "http://127.0.0.1:" + ServingIT.freePort();
        properties.put("hub.salesforce.change-events", "true");
        properties.put("hub.salesforce.url", nobody);
        properties.put("hub.salesforce.token-url", nobody + "/services/oauth2/token");
        try (HubFixture fixture = HubFixture.start(other, Hub.Mode.SERVE, properties, "--company", "demo")) {
            assertServes(fixture);
        }
    }

    private static void assertServes(HubFixture fixture) {
        assertThat(fixture.hub()
                        .camel()
                        .getRouteController()
                        .getRouteStatus("stream-salesforce")
                        .isStarted())
                .isTrue();
        URI health = URI.create(management + "/observe/health");
        assertThat(HubFixture.send(HttpRequest.newBuilder(health).build()).statusCode())
                .isEqualTo(200);
    }

    private static Map<String, String> properties() throws IOException {
        management = "http://127.0.0.1:" + ServingIT.freePort();
        Map<String, String> properties = new TreeMap<>();
        properties.put("camel.server.port", String.valueOf(ServingIT.freePort()));
        properties.put("camel.management.port", management.substring(management.lastIndexOf(':') + 1));
        properties.put("hub.sinks", "");
        // Nothing runs by the clock while the test looks; what was asked for is run by its event.
        properties.put("hub.retries", "0 0 0 1 1 ? 2099");
        for (String flow : List.of("quickbooks-customers", "quickbooks-transactions", "sheet-contacts")) {
            properties.put("hub.schedule." + flow, "0 0 0 1 1 ? 2099");
        }
        return properties;
    }

    private static void touch(HubFixture fixture, String contact) {
        assertThat(fixture.sandboxPost("/sandbox/salesforce/touch?id=" + contact, "")
                        .statusCode())
                .isEqualTo(200);
    }

    /** The complete runs that an event asked for. */
    private static long runs(HubFixture fixture, String flow) {
        return fixture.hub().warehouse().reports().runs(100).stream()
                .filter(run -> run.flow().equals(flow)
                        && run.reason().equals("event")
                        && run.status().equals("complete"))
                .count();
    }

    private static RunReport last(HubFixture fixture, String flow) {
        return fixture.hub().warehouse().reports().runs(100).stream()
                .filter(run -> run.flow().equals(flow))
                .max((a, b) -> Long.compare(a.run(), b.run()))
                .orElseThrow();
    }

    private static long position(HubFixture fixture) {
        return fixture.hub()
                .warehouse()
                .streamPositions()
                .last("salesforce/data/ChangeEvents")
                .orElse(0);
    }

    private static String contact(HubFixture fixture) throws SQLException {
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings);
                Connection connection = access.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select min(record_id) from hub.raw_records"
                        + " where source = 'salesforce' and entity = 'Contact'")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static long number(Statement database, String sql) {
        try (ResultSet rows = database.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + PATIENCE).isLessThan(end);
            LockSupport.parkNanos(100_000_000);
        }
    }
}
