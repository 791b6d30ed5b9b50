package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.check.HubCheck;
import io.customerhub.warehouse.store.RunReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what {@code docs/how-to/add-a-source.md} and {@code add-a-webhook.md} say: a vendor of whom the hub knows nothing is
 * read, followed and heard by the files that stand there, and by nothing else.
 */
@TestMethodOrder(OrderAnnotation.class)
final class AddedSourceIT {
    private static final int VISITS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static HubFixture fixture;
    private static List<Path> written = List.of();
    private static String hub = "";
    private static String management = "";

    @BeforeAll
    static void followTheDocuments() throws IOException {
        DocumentedHome home = DocumentedHome.copyTo(folder.resolve("home"));
        written = Stream.concat(
                        home.follow("docs/how-to/add-a-source.md").stream(),
                        home.follow("docs/how-to/add-a-webhook.md").stream())
                .distinct()
                .toList();
        assertThat(HubCheck.of(home.folder()).run()).isEmpty();

        hub = "http://127.0.0.1:" + ServingIT.freePort();
        management = "http://127.0.0.1:" + ServingIT.freePort();
        Path properties = home.folder().resolve("config/application.properties");
        // What the documents schedule has its time; here nothing runs but what the test asks for.
        Files.writeString(
                properties,
                Files.readString(properties).replaceAll("(?m)^(hub[.]schedule[.][a-z-]+)=.*$", "$1=0 0 0 1 1 ? 2099"));
        fixture = HubFixture.start(
                home.folder(),
                folder.resolve("data"),
                Hub.Mode.SERVE,
                Map.of(
                        "camel.server.port", hub.substring(hub.lastIndexOf(':') + 1),
                        "camel.management.port", management.substring(management.lastIndexOf(':') + 1),
                        "hub.sinks", ""),
                "--company",
                "demo");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    @Order(1)
    void theVendorIsDeclaredAndNotProgrammed() {
        assertThat(written)
                .hasSize(8)
                .allSatisfy(file -> assertThat(file.toString()).matches(".+[.](yaml|properties)"));
    }

    @Test
    @Order(2)
    void everyVisitIsReadIntoAnEmptyWarehouseAndBelongsToWhomItNames() {
        RunReport customers = fixture.sync("field-visit-customers", false);
        RunReport visits = fixture.sync("field-visits", false);

        assertThat(List.of(customers, visits)).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo("complete");
            assertThat(run.accepted()).isEqualTo(VISITS);
            assertThat(run.balanced()).isTrue();
        });
        assertThat(numbers("select count(*), count(customer_id) from customer_360.customer_interactions"))
                .isEqualTo(numbers(
                        "select count(*), count(*) from hub.raw_records where entity = 'Visit' and not deleted"));
    }

    @Test
    @Order(3)
    void anotherRunFetchesOnlyWhatChanged() {
        long read = fixture.sync("field-visits", false).read();
        fixture.sandboxPost("/sandbox/field-visits/touch?id=" + visit(1), "");
        RunReport next = fixture.sync("field-visits", false);

        assertThat(read).isLessThan(VISITS / 10);
        assertThat(next.accepted()).isEqualTo(1);
        assertThat(next.read()).isEqualTo(read + 1);
        assertThat(numbers("select count(*) from customer_360.customer_interactions where text like '%changed at%'"))
                .containsExactly(1L);
    }

    @Test
    @Order(4)
    void aDeletionArrivesAsADeletion() {
        String id = visit(2);
        long visits = numbers("select count(*) from customer_360.customer_interactions")
                .get(0);
        fixture.sandboxPost("/sandbox/field-visits/delete?id=" + id, "");

        assertThat(fixture.sync("field-visits", false).accepted()).isEqualTo(1);
        assertThat(numbers("select count(*) from customer_360.customer_interactions"))
                .containsExactly(visits - 1);
        assertThat(numbers("select count(*) from hub.raw_records where entity = 'Visit' and deleted and record_id = '"
                        + id + "'"))
                .containsExactly(1L);
    }

    @Test
    @Order(5)
    void aWebhookAsksForARunAndAForgedOneDoesNot() {
        String id = visit(3);
        String call = "/sandbox/field-visits/webhook?id=" + id + "&url=" + hub + "/webhooks/field-visits";
        fixture.sandboxPost("/sandbox/field-visits/touch?id=" + id, "");

        assertThat(fixture.sandboxPost(call + "&badSignature=true", "").body()).contains("401");
        assertThat(metrics()).contains("hub_webhooks_rejected_total{webhook=\"field-visits\"} 1.0");
        assertThat(fixture.sandboxPost(call, "").body()).contains("200");
        untilRan("field-visits");
        untilRan("field-visit-customers");
        assertThat(numbers("select count(*) from customer_360.customer_interactions where text like '%changed at%'"))
                .containsExactly(2L);
    }

    private static void untilRan(String flow) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (fixture.hub().warehouse().reports().runs(100).stream()
                .noneMatch(run -> run.flow().equals(flow)
                        && run.reason().equals("webhook")
                        && run.status().equals("complete"))) {
            assertThat(System.nanoTime()).as(flow + " by webhook").isLessThan(end);
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** One of the visits that are not deleted. */
    private static String visit(int number) {
        return rows("select record_id from hub.raw_records where entity = 'Visit' and not deleted order by record_id")
                .get(number);
    }

    private static String metrics() {
        return HubFixture.send(HttpRequest.newBuilder(URI.create(management + "/observe/metrics"))
                        .build())
                .body();
    }

    private static List<Long> numbers(String sql) {
        return Stream.of(rows(sql).get(0).split(" ", -1)).map(Long::valueOf).toList();
    }

    private static List<String> rows(String sql) {
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings);
                Connection connection = access.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                var columns = new ArrayList<String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    columns.add(found.getString(i));
                }
                rows.add(String.join(" ", columns));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
