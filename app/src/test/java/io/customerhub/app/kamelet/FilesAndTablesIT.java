package io.customerhub.app.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.RunReport.SinkLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The example flows of folders and tables, in and out, through all stages of a real hub. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FilesAndTablesIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String HEADER =
            "Customer No,Name,Company,Email,Phone,Address,Town,Parish,TRN,Date of birth,Notes\r\n";

    @TempDir
    static Path folder;

    private static ForeignDatabase crm;
    private static Hub hub;

    @BeforeAll
    static void start() throws SQLException, IOException {
        crm = ForeignDatabase.open(folder.resolve("crm"));
        crm.execute("create table hub_customers (customer_hub_id uuid primary key, name text, given_name text,"
                + " family_name text, organisation text, email text, phone text, address text, town text, parish text,"
                + " postal_code text, country text, segment text, recency_days int, frequency int,"
                + " monetary numeric, currency text)");
        crm.execute("create table customers (customer_no int primary key, first_name text, last_name text,"
                + " company text, email text, phone text, tax_no text, born_on date, street text, town text,"
                + " parish text, status text, deleted boolean, changed_at timestamptz)");
        Files.createDirectories(folder.resolve("in"));
        var settings = new HubSettings(
                HOME,
                folder.resolve("hub"),
                System.getenv(),
                Map.of(
                        "hub.sinks", "customer-export,crm-sql",
                        "hub.files.folder", folder.resolve("in").toString(),
                        "hub.files.export-folder", folder.resolve("out").toString(),
                        "hub.sql.crm.url", crm.account.url(),
                        "hub.sql.crm.user", crm.account.user(),
                        "hub.sql.crm.password", crm.password),
                InstantSource.system());
        hub = Hub.start(settings, Hub.Mode.COMMAND);
    }

    @AfterAll
    static void stop() {
        hub.close();
        crm.close();
    }

    @Test
    @Order(1)
    void rowsOfAFileReachTheExportAndTheTableAndTheTwinWaits() throws Exception {
        file(
                "a.csv",
                "1,Marcia Campbell,,marcia@example.com,876-555-0101,,,,,,\r\n"
                        + "2,Devon Brown,,devon@example.com,,,,,,1980-01-01,\r\n"
                        + "2,Devon Browne,,other@example.com,,,,,,,\r\n"
                        + "3,,Portland Spice Co,spice@example.com,,,,,,,\r\n");
        RunReport run = sync("customer-files");

        assertThat(run.status()).isEqualTo("complete");
        assertThat(List.of(run.read(), run.accepted(), run.quarantined())).containsExactly(4L, 3L, 1L);
        assertThat(run.balanced()).isTrue();
        assertThat(run.sinks()).hasSize(2).extracting(SinkLedger::written).containsOnly(3L);
        assertThat(export()).hasSize(4).first().asString().startsWith("customer_id,name,given_name,family_name");
        assertThat(export())
                .anySatisfy(row -> assertThat(row).contains("Marcia Campbell,Marcia,Campbell,,marcia@example.com"));
        assertThat(crm.rows("select name, email from hub_customers order by name"))
                .containsExactly(
                        "Devon Brown|devon@example.com",
                        "Marcia Campbell|marcia@example.com",
                        "Portland Spice Co|spice@example.com");
    }

    @Test
    @Order(2)
    void theSameFilesAgainBringNothing() throws Exception {
        assertThat(sync("customer-files").read()).isZero();
    }

    @Test
    @Order(3)
    void aBrokenFileFailsTheRunInWordsAndTheOthersAreTakenIn() throws Exception {
        Files.writeString(folder.resolve("in/b.csv"), "Customer No,Full name\r\n9,Nobody\r\n");
        file("c.csv", "4,Ann Chin,,ann@example.com,,,,,,,\r\n");
        RunReport run = sync("customer-files");

        assertThat(run.status()).isEqualTo("failed");
        assertThat(run.error()).contains("b.csv: its header has no column [Name, Company, Email");
        assertThat(run.accepted()).isEqualTo(1);
        hub.deliver();
        assertThat(export()).anySatisfy(row -> assertThat(row).contains("Ann Chin"));
    }

    @Test
    @Order(4)
    void rowsOfATableAreTheSameCustomersWhereTheirKeysSaySo() throws Exception {
        crm.execute("insert into customers values (7, 'Marcia', 'Campbell', 'Spices Ltd', 'MARCIA@example.com', null,"
                + " null, '1975-05-05', '12 Hope Road', 'Kingston 6', 'St Andrew', 'active', false,"
                + " '2026-10-31 10:00:00.5Z'), (8, 'New', 'Person', null, 'new@example.com', null, null, null, null,"
                + " null, null, null, false, null)");
        RunReport run = sync("crm-sql");

        assertThat(run.status()).isEqualTo("complete");
        assertThat(List.of(run.read(), run.accepted())).containsExactly(2L, 2L);
        assertThat(hub.warehouse().customers().find("marcia@example.com", 5))
                .singleElement()
                .satisfies(customer -> {
                    assertThat(customer.records()).hasSize(2);
                    assertThat(customer.values())
                            .anySatisfy(value -> assertThat(value.from()).isEqualTo("crm-sql/customers/7"));
                });
        assertThat(crm.rows("select town from hub_customers where email = 'marcia@example.com'"))
                .containsExactly("Kingston 6");
        assertThat(sync("crm-sql").unchanged())
                .as("what overlaps, and what has no time")
                .isEqualTo(2);
    }

    @Test
    @Order(5)
    void aSoftDeletedRowTakesItsCustomerOutEverywhere() throws Exception {
        assertThat(export()).anySatisfy(row -> assertThat(row).contains("New Person"));
        crm.execute("update customers set deleted = true, changed_at = '2026-11-01 10:00:00Z' where customer_no = 8");
        RunReport run = sync("crm-sql");

        assertThat(run.accepted()).isEqualTo(1);
        assertThat(export()).noneSatisfy(row -> assertThat(row).contains("New Person"));
        assertThat(crm.rows("select name from hub_customers where email = 'new@example.com'"))
                .isEmpty();
    }

    @Test
    @Order(6)
    void theTwinLeavesQuarantineWhenItsFileIsMended() throws Exception {
        assertThat(quarantined()).isEqualTo(1);
        file(
                "a.csv",
                "1,Marcia Campbell,,marcia@example.com,876-555-0101,,,,,,\r\n"
                        + "2,Devon Brown,,devon@example.com,,,,,,1980-01-01,\r\n"
                        + "22,Devon Browne,,other@example.com,,,,,,,\r\n"
                        + "3,,Portland Spice Co,spice@example.com,,,,,,,\r\n");
        RunReport run = sync("customer-files");

        assertThat(List.of(run.read(), run.unchanged(), run.accepted())).containsExactly(5L, 3L, 2L);
        assertThat(quarantined()).isZero();
    }

    @Test
    @Order(7)
    void aRowThatTheTableRefusesIsFailedAndTheOthersAreWritten() throws Exception {
        crm.execute("alter table hub_customers add constraint no_frank check (name <> 'Frank Refused')");
        file("d.csv", "5,Frank Refused,,frank@example.com,,,,,,,\r\n6,Grace Fine,,grace@example.com,,,,,,,\r\n");
        Files.delete(folder.resolve("in/b.csv"));
        RunReport run = sync("customer-files");

        assertThat(run.balanced()).isTrue();
        SinkLedger table = run.sinks().stream()
                .filter(sink -> sink.sink().equals("crm-sql"))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(table.planned(), table.written(), table.failed())).containsExactly(2L, 1L, 1L);
        assertThat(crm.rows("select name from hub_customers where name like '%Fine'"))
                .containsExactly("Grace Fine");
    }

    @Test
    @Order(8)
    void aFlowWhoseSettingsAreEmptyFailsAloneAndSaysWhatToSet() {
        RunReport run = sync("business-directory");

        assertThat(run.status()).isEqualTo("failed");
        assertThat(run.error()).contains("set hub.directory.enabled=true");
    }

    private static long quarantined() {
        return hub.warehouse().reports().totals().quarantined();
    }

    private static void file(String name, String rows) throws IOException {
        Files.writeString(folder.resolve("in").resolve(name), HEADER + rows);
    }

    private static List<String> export() throws IOException {
        return Files.readAllLines(folder.resolve("out/customers.csv"));
    }

    private static RunReport sync(String flow) {
        long id = hub.sync(flow, false).orElseThrow();
        return hub.warehouse().reports().runs(100).stream()
                .filter(run -> run.run() == id)
                .findFirst()
                .orElseThrow();
    }
}
