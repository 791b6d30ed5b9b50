package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.Hub;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.CustomerView;
import io.customerhub.warehouse.store.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records in quarantine under the hands of a person: a list with rows of nobody, and a mapping that cannot read a single
 * customer of the books. The commands are the real ones.
 */
@TestMethodOrder(OrderAnnotation.class)
final class QuarantineIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOUND = "  Notes: text\n";

    /** QuickBooks gives it as text, in every record; the mapping's tests have none. */
    private static final String MISTAKEN = SOUND + "  SyncToken: number\n";

    private static final String HEADER =
            "Customer No,Name,Company,Email,Phone,Address,Town,Parish,TRN,Date of birth,Notes\n";

    @TempDir
    static Path folder;

    private static HubFixture fixture;
    private static Path list = Path.of("");
    private static Path mapping = Path.of("");

    @BeforeAll
    static void start() throws IOException {
        Path home = DocumentedHome.copyTo(folder.resolve("home")).folder();
        mapping = home.resolve("mappings/quickbooks-customers.yaml");
        replace(mapping, SOUND, MISTAKEN);
        replace(
                home.resolve("config/application.properties"),
                "(?m)^hub[.]sinks=.*$",
                "hub.sinks=hubspot-contacts,hubspot-organisations");
        list = Files.createDirectories(folder.resolve("lists")).resolve("club.csv");
        Files.writeString(
                list,
                HEADER
                        + "1001,Ann Brown,,ann@club.example,,,Negril,,,,\n"
                        + "1002,,,,,4 Main Street,Negril,,,,a visitor\n"
                        + "1003,,,,,5 Main Street,Negril,,,,\n"
                        + "1004,,,,,6 Main Street,Negril,,,,\n");
        fixture = HubFixture.start(
                home,
                folder.resolve("data"),
                Hub.Mode.COMMAND,
                Map.of(
                        "hub.files.folder",
                        folder.resolve("lists").toString(),
                        "camel.kamelet.folder-source.settleMillis",
                        "0"),
                "--company",
                "generated",
                "--lines",
                "100000");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    @Order(1)
    void whatWaitsIsListedByWhatIsWrong() throws Exception {
        RunReport books = fixture.sync("quickbooks-customers", true);
        RunReport rows = fixture.sync("customer-files", true);

        assertThat(books.quarantined()).isGreaterThan(500).isEqualTo(books.read());
        assertThat(List.of(rows.read(), rows.accepted(), rows.quarantined())).containsExactly(4L, 1L, 3L);
        balances(books);
        balances(rows);
        assertThat(fixture.ended("quarantine", "list", "--most", "3"))
                .contains("quickbooks/Customer", "SyncToken is no number", "more: --most N")
                .contains("files/Customers      3        identifiable  has none of")
                .endsWith("[0]");
        assertThat(fixture.ended("quarantine", "list", "--source", "files", "--json"))
                .contains("\"records\" : 3")
                .endsWith("[0]");
    }

    @Test
    @Order(2)
    void aRecordIsShownWithTheValueThatIsTheCause() throws Exception {
        assertThat(fixture.ended(
                        "quarantine",
                        "show",
                        one("select min(record_id) from hub.quarantine where source = 'quickbooks'")))
                .contains("SyncToken is no number", "there is \"0\"")
                .contains("mappings/quickbooks-customers.yaml, reads")
                .contains("mend that file, then hub quarantine release quickbooks/Customer/")
                .endsWith("[0]");
        assertThat(fixture.ended("quarantine", "show", "files/Customers/1002"))
                .contains("\"Notes\" : \"a visitor\"", "config/quality.yaml, rule identifiable")
                .endsWith("[0]");
        assertThat(fixture.ended("quarantine", "show", "9999"))
                .contains("no record '9999'")
                .endsWith("[2]");
    }

    @Test
    @Order(3)
    void aCorrectedRecordBecomesACustomerAndReachesTheSinkOnce() throws Exception {
        assertThat(fixture.ended("quarantine", "edit", "1002", "--set", "Notes=regular", "--by", "erin"))
                .contains("/Notes: \"a visitor\" → \"regular\"", "Still wrong:")
                .endsWith("[0]");
        assertThat(fixture.ended(
                        "quarantine", "edit", "1002", "--set", "Name=Vic Vale", "--set", "Email=vic@club.example"))
                .contains("It is sound now")
                .endsWith("[0]");

        assertThat(fixture.ended("quarantine", "release", "files/Customers/1002"))
                .contains("1 released")
                .endsWith("[0]");

        balances(latest());
        assertThat(latest().sinks())
                .anySatisfy(sink -> assertThat(sink.written()).isEqualTo(1));
        assertThat(told("vic@club.example")).hasSize(1);
        CustomerView vic = fixture.hub()
                .warehouse()
                .customers()
                .find("vic@club.example", 5)
                .get(0);
        assertThat(vic.records().get(0).notes()).anyMatch(note -> note.contains("was corrected by a person"));
        assertThat(fixture.ended("quarantine", "history", "files/Customers/1002"))
                .contains("erin", "/Email, /Name", "release", "identifiable");
    }

    @Test
    @Order(4)
    void anotherFullRunLeavesItAsItWasCorrected() throws Exception {
        RunReport again = fixture.sync("customer-files", true);

        assertThat(again.unchanged()).isEqualTo(again.read()).isEqualTo(4);
        balances(again);
        assertThat(one("select count(*) from hub.quarantine where source = 'files'"))
                .isEqualTo("2");
        assertThat(one("select facts ->> 'notes' from hub.customer_records where record_id = '1002'"))
                .isEqualTo("regular");
        assertThat(told("vic@club.example")).hasSize(1);
    }

    @Test
    @Order(5)
    void aMendedMappingTakesInAllThatItHadRejected() throws Exception {
        String[] release = {"quarantine", "release", "--source", "quickbooks", "--problem", "SyncToken"};
        replace(mapping, MISTAKEN, SOUND);
        long waiting = Long.parseLong(one("select count(*) from hub.quarantine where source = 'quickbooks'"));
        assertThat(fixture.ended(release))
                .contains(String.format("that is %,d records", waiting))
                .endsWith("[2]");
        assertThat(fixture.hub().warehouse().quarantine().asked(java.util.Optional.empty(), 1))
                .isEmpty();

        assertThat(fixture.ended("quarantine", "release", "--source", "quickbooks", "--problem", "SyncToken", "--yes"))
                .contains(String.format("%,d released", waiting))
                .endsWith("[0]");

        RunReport run = latest();
        balances(run);
        assertThat(run.accepted()).isEqualTo(waiting);
        assertThat(run.pages()).isGreaterThan(1);
        assertThat(told("")).as("each customer once").doesNotHaveDuplicates().hasSize((int)
                fixture.hub().warehouse().reports().totals().customers());
        assertThat(one("select count(*) from hub.audit where action = 'quarantine.release'"))
                .isEqualTo(String.valueOf(waiting + 1));
    }

    @Test
    @Order(6)
    void whatIsDroppedIsOutUntilItsSourceSendsAnotherVersion() throws Exception {
        assertThat(fixture.ended("quarantine", "drop", "1003", "--reason", "a row of the old list"))
                .contains("1 dropped")
                .endsWith("[0]");
        assertThat(fixture.sync("customer-files", true).unchanged()).isEqualTo(4);
        assertThat(one("select count(*) from hub.quarantine where record_id = '1003'"))
                .isEqualTo("0");
        assertThat(one("select detail ->> 'reason' from hub.audit where action = 'quarantine.drop'"))
                .isEqualTo("a row of the old list");

        replace(list, "1003,,", "1003,Dee Dunn,");
        RunReport changed = fixture.sync("customer-files", true);

        assertThat(changed.accepted()).isEqualTo(1);
        balances(changed);
        assertThat(told("")).doesNotHaveDuplicates().hasSize((int)
                fixture.hub().warehouse().reports().totals().customers());
    }

    @Test
    @Order(7)
    void whatWasAskedForBeforeACrashIsTakenInByTheNextRun() throws Exception {
        assertThat(fixture.ended("quarantine", "release", "1004", "--later"))
                .contains("1 marked")
                .endsWith("[0]");
        assertThat(fixture.ended("plan", "quarantine")).contains("1004").endsWith("[0]");
        assertThat(fixture.ended("quarantine", "list")).contains("released; no run has taken it in yet");

        RunReport run = fixture.sync("quarantine", false);

        assertThat(List.of(run.read(), run.quarantined())).containsExactly(1L, 1L);
        balances(run);
        assertThat(fixture.sync("quarantine", false).read()).isZero();
        assertThat(fixture.ended("quarantine", "list")).doesNotContain("no run has taken it in yet");
    }

    private static RunReport latest() {
        return fixture.hub().warehouse().reports().runs(1).get(0);
    }

    private static void balances(RunReport run) {
        assertThat(run.status()).isEqualTo("complete");
        assertThat(run.balanced()).isTrue();
        assertThat(run.sinks()).allSatisfy(sink -> {
            assertThat(sink.pending()).isZero();
            assertThat(sink.failed()).isZero();
        });
    }

    /** The ids by which HubSpot holds customers of ours, as often as it does; those with these words in them. */
    private static List<String> told(String words) throws IOException {
        var ids = new ArrayList<String>();
        for (String object : List.of("hubspot", "hubspot/companies")) {
            for (String line :
                    fixture.sandboxGet("/sandbox/crm/" + object).lines().toList()) {
                JsonNode customer = JSON.readTree(line);
                String id = customer.findPath("customer_hub_id").asText("");
                if (!id.isEmpty() && line.contains(words)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private static void replace(Path file, String pattern, String replacement) throws IOException {
        String before = Files.readString(file);
        String after = pattern.startsWith("(?m)")
                ? before.replaceAll(pattern, replacement)
                : before.replace(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    private static String one(String sql) throws SQLException {
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings);
                Connection connection = access.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }
}
