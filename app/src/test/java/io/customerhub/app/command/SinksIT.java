package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.Hub;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.WarehouseTotals.SinkDepth;
import java.io.IOException;
import java.nio.file.Path;
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

/** The demo company's customers told to every CRM, to the books and to the sheet, each to its own strict contract. */
@TestMethodOrder(OrderAnnotation.class)
final class SinksIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SINKS = List.of(
            "hubspot-contacts",
            "hubspot-organisations",
            "salesforce-contacts",
            "salesforce-organisations",
            "dynamics-customers",
            "dynamics-organisations",
            "quickbooks-corrections",
            "sheet-scores");

    @TempDir
    static Path data;

    private static HubFixture fixture;

    @BeforeAll
    static void start() throws IOException {
        fixture = HubFixture.start(
                data,
                Hub.Mode.COMMAND,
                Map.of("hub.sinks", String.join(",", SINKS), "camel.kamelet.salesforce-sink.bulkFrom", "700"),
                "--company",
                "demo");
        // The sales team makes room for the hub's columns.
        new SalesSheet(fixture).write("M1", "[[\"Segment\", \"Purchases\", \"Revenue\"]]");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    @Order(1)
    void everySinkHoldsEachOfItsCustomersOnce() throws IOException {
        List<RunReport> runs = fixture.syncAll();

        assertThat(runs).allSatisfy(run -> assertThat(run.status()).isEqualTo("complete"));
        assertThat(depths()).allSatisfy(sink -> {
            assertThat(sink.pending()).as(sink.sink()).isZero();
            assertThat(sink.failed()).as(sink.sink()).isZero();
        });
        long customers = fixture.hub().warehouse().reports().totals().customers();
        for (List<String> crm : List.of(
                List.of("customer_hub_id", "hubspot", "hubspot/companies"),
                List.of("Customer_Hub_Id__c", "salesforce", "salesforce/accounts"),
                List.of("customerhub_id", "dynamics", "dynamics/accounts"))) {
            assertThat(ids(crm.get(0), crm.get(1), crm.get(2)))
                    .as(crm.get(1))
                    .hasSize((int) customers)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @Order(2)
    void theBooksAreOnlyCorrectedAndTheSheetHasItsFigures() throws IOException {
        JsonNode stats = JSON.readTree(fixture.sandboxGet("/sandbox/stats"));
        assertThat(stats.at("/quickbooks/records/created").asLong()).isZero();
        List<JsonNode> rows = new SalesSheet(fixture).rows();
        assertThat(rows.get(0).get(12).asText()).isEqualTo("Segment");
        long withSegment = rows.stream()
                .skip(1)
                .filter(row -> row.size() > 12 && !row.get(12).asText().isEmpty())
                .count();
        assertThat(withSegment).isPositive();
    }

    @Test
    @Order(3)
    void theSameAgainTellsNobodyAnything() throws IOException {
        // What was corrected in the books comes back as a change of theirs.
        fixture.syncAll();
        JsonNode before = JSON.readTree(fixture.sandboxGet("/sandbox/stats"));
        fixture.syncAll();
        JsonNode after = JSON.readTree(fixture.sandboxGet("/sandbox/stats"));
        for (String crm : List.of("hubspot", "salesforce", "dynamics")) {
            assertThat(after.path(crm).path("writes"))
                    .as(crm)
                    .isEqualTo(before.path(crm).path("writes"));
        }
    }

    @Test
    @Order(4)
    void aRowThatACrmWillNotHaveDoesNotKeepTheOthersOut() throws IOException {
        // Dynamics' contacts have room for 100 characters.
        String address = "long@" + "b".repeat(60) + "." + "b".repeat(60) + ".com";
        new SalesSheet(fixture).write("A1500", """
                [["CT-90001", "Lionel Long", "", "%s"],
                 ["CT-90002", "Samantha Short", "", "samantha.short@example.com"]]
                """.formatted(address));

        fixture.sync("sheet-contacts", true);

        SinkDepth dynamics = depths().stream()
                .filter(sink -> sink.sink().equals("dynamics-customers"))
                .findFirst()
                .orElseThrow();
        assertThat(dynamics.failed()).isEqualTo(1);
        assertThat(dynamics.pending()).isZero();
        assertThat(fixture.sandboxGet("/sandbox/crm/dynamics"))
                .contains("samantha.short@example.com")
                .doesNotContain("Lionel");
    }

    private static List<SinkDepth> depths() {
        List<SinkDepth> depths = fixture.hub().warehouse().reports().totals().sinks();
        assertThat(depths).extracting(SinkDepth::sink).containsExactlyInAnyOrderElementsOf(SINKS);
        return depths;
    }

    private static List<String> ids(String field, String... objects) throws IOException {
        var ids = new ArrayList<String>();
        for (String object : objects) {
            for (String line :
                    fixture.sandboxGet("/sandbox/crm/" + object).lines().toList()) {
                ids.add(JSON.readTree(line).path(field).asText());
            }
        }
        return ids;
    }
}
