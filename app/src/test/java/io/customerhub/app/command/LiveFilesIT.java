package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.FileVersions.InUse;
import io.customerhub.warehouse.store.RunReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are edited while a run is under way. */
final class LiveFilesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FLOW = "quickbooks-customers";
    private static final String MAPPING = "mappings/quickbooks-customers.yaml";

    @TempDir
    Path home;

    @TempDir
    Path data;

    private final PageGate gate = new PageGate();
    private HubFixture fixture;
    private Hub hub;
    private int managementPort;

    @BeforeEach
    void serve() throws IOException {
        DocumentedHome.copyTo(home);
        managementPort = ServingIT.freePort();
        fixture = HubFixture.start(
                home,
                data,
                Hub.Mode.SERVE,
                Map.of(
                        "hub.sinks", "hubspot-contacts",
                        "camel.kamelet.quickbooks-source.pageSize", "5",
                        "camel.server.port", String.valueOf(ServingIT.freePort()),
                        "camel.management.port", String.valueOf(managementPort),
                        // Nothing runs by the clock while the test looks.
                        "hub.schedule.quickbooks-customers", "0 0 0 1 1 ? 2099",
                        "hub.schedule.quickbooks-transactions", "0 0 0 1 1 ? 2099",
                        "hub.schedule.quickbooks-items", "0 0 0 1 1 ? 2099",
                        "hub.schedule.sheet-contacts", "0 0 0 1 1 ? 2099"),
                Map.of("gate", gate),
                "--company",
                "generated",
                "--lines",
                "4000");
        hub = fixture.hub();
    }

    @AfterEach
    void stop() {
        gate.open();
        fixture.close();
    }

    @Test
    void pagesInFlightEndWithTheOldVersionAndTheNextUseTheNewOne() throws Exception {
        try (LogTape tape = LogTape.start(data.resolve("tape/log.txt"))) {
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> hub.sync(FLOW, true));
            int landed = gate.awaitPages();
            edit("else \"active\"", "else \"buying\"");
            edit("status: active", "status: buying");
            await(inUse -> inUse.version() == 2);
            gate.open();
            run.join();

            RunReport report = report();
            assertThat(report.status()).isEqualTo("complete");
            assertThat(report.quarantined()).isZero();
            assertThat(
                            rows(
                                    "select files_version || ': ' || count(*) from hub.customer_records group by files_version"))
                    .containsExactlyInAnyOrder("1: " + landed, "2: " + (report.accepted() - landed));
            assertThat(rows("select distinct files_version || ' ' || (facts ->> 'status') from hub.customer_records"
                            + " where facts ->> 'status' <> 'inactive'"))
                    .containsExactlyInAnyOrder("1 active", "2 buying");
            assertThat(fixture.command("why", customer("min"), "status"))
                    .contains("else \"active\"")
                    .contains("the file has changed since");
            assertThat(fixture.command("why", customer("max"), "status"))
                    .contains("else \"buying\"")
                    .doesNotContain("the file has changed since");
            assertThat(tape.text())
                    .contains("files version 2 decides from the next page on, in place of 1: " + MAPPING
                            + " (fields: status; tests)");
        }
    }

    @Test
    void aBrokenEditIsRefusedAndTheRunGoesOn() throws Exception {
        String sound = Files.readString(home.resolve(MAPPING));
        try (LogTape tape = LogTape.start(data.resolve("tape/log.txt"))) {
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> hub.sync(FLOW, true));
            gate.awaitPages();
            edit("email: .PrimaryEmailAddr.Address", "emial: .PrimaryEmailAddr.Address");
            await(inUse -> !inUse.refused().isEmpty());
            gate.open();
            run.join();

            assertThat(hub.files().version()).isEqualTo(1);
            assertThat(report().status()).isEqualTo("complete");
            assertThat(
                            rows(
                                    "select files_version || ': ' || count(*) from hub.customer_records group by files_version"))
                    .containsExactly("1: " + report().accepted());
            String refusal = MAPPING + " line 33: unknown field 'emial' of customer; did you mean 'email'?";
            assertThat(hub.files().refused()).contains(refusal);
            assertThat(tape.text()).contains("an edit is refused, files version 1 goes on: " + refusal);
            assertThat(fixture.command("status"))
                    .contains("files version 1 in use since")
                    .contains("an edit is refused: " + refusal);
            assertThat(get("/observe/metrics"))
                    .contains("hub_files_version 1.0")
                    .containsPattern("hub_files_refused [1-9]");
            assertThat(get("/observe/health")).contains("\"status\":\"UP\"");
        }

        save(MAPPING, sound);
        await(inUse -> inUse.refused().isEmpty());
        assertThat(hub.files().version()).isEqualTo(1);
        assertThat(get("/observe/metrics")).contains("hub_files_refused 0.0");
    }

    @Test
    void editsWaitForTheirTestsAndRoutesForTheNextStartAndMappingsForTheirRoutes() throws Exception {
        String route = "routes/sources/quickbooks-customers.camel.yaml";
        try (LogTape tape = LogTape.start(data.resolve("tape/log.txt"))) {
            edit("else \"active\"", "else \"buying\"");
            await(inUse -> !inUse.refused().isEmpty());
            assertThat(hub.files().version()).isEqualTo(1);
            assertThat(hub.files().refused())
                    .allSatisfy(finding -> assertThat(finding)
                            .startsWith(MAPPING + " line ")
                            .contains("fails: 'status' is \"buying\", expected \"active\""));

            edit(route, "description: Reads pages of customers", "description: Reads customers");
            edit("status: active", "status: buying");
            await(inUse -> inUse.version() == 2);
            assertThat(hub.files().refused()).isEmpty();
            until(() -> tape.text().contains(route + " changed, which takes effect when the hub is started anew"));

            edit("mappings/customer-files.yaml", "entities: [Customers]", "entities: [Clients]");
            edit("routes/sources/customer-files.test.yaml", "entity: Customers", "entity: Clients");
            edit("routes/sources/customer-files.camel.yaml", "entity: Customers", "entity: Clients");
            String unfit =
                    "mappings/customer-files.yaml: files/Customers is mapped no more, and the routes were edited";
            await(inUse -> inUse.refused().stream().anyMatch(finding -> finding.startsWith(unfit)));
            assertThat(hub.files().version()).isEqualTo(2);
        }
    }

    /** The customer of the first or the last record that the books have. */
    private String customer(String which) {
        return rows("select customer_id::text from hub.customer_records"
                        + " where arrival = (select " + which + "(arrival) from hub.customer_records"
                        + " where facts ->> 'status' <> 'inactive')")
                .get(0);
    }

    private void edit(String from, String to) throws IOException {
        edit(MAPPING, from, to);
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(home.resolve(file));
        assertThat(text).contains(from);
        save(file, text.replace(from, to));
    }

    /** Saves as editors do: a new file takes the name of the old one. */
    private void save(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Path draft = Files.writeString(path.resolveSibling("." + path.getFileName() + ".swp"), text);
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void await(Predicate<InUse> condition) throws Exception {
        until(() -> condition.test(hub.files()));
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited for " + PATIENCE).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private RunReport report() {
        return hub.warehouse().reports().runs(1).get(0);
    }

    private List<String> rows(String query) {
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings)) {
            return Jdbi.create(access.database().dataSource())
                    .withHandle(handle ->
                            handle.createQuery(query).mapTo(String.class).list());
        }
    }

    private String get(String path) {
        return HubFixture.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                        .build())
                .body();
    }
}
