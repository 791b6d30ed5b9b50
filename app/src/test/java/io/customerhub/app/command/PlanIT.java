package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.customerhub.app.Hub;
import io.customerhub.app.kamelet.ForeignDatabase;
import io.customerhub.app.plan.FieldChange;
import io.customerhub.app.plan.Plan;
import io.customerhub.app.plan.PlanDifference;
import io.customerhub.app.plan.PlanFile;
import io.customerhub.app.plan.PlannedChange;
import io.customerhub.app.plan.PlannedChange.Kind;
import io.customerhub.app.plan.PlannedRun;
import io.customerhub.warehouse.store.PlannedDelivery.Counts;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** On the demo company and over all sinks: what a plan says is what the systems hold afterwards, row by row and field by field. */
@TestMethodOrder(OrderAnnotation.class)
final class PlanIT {
    private static final List<String> FLOWS =
            List.of("quickbooks-customers", "quickbooks-transactions", "sheet-contacts");

    @TempDir
    static Path data;

    private static ForeignDatabase crm;
    private static HubFixture fixture;
    private static SinkHoldings holdings;

    @BeforeAll
    static void start() throws Exception {
        crm = ForeignDatabase.open(data.resolve("crm"));
        SinkFaults.createTable(crm);
        Files.createDirectories(data.resolve("out"));
        fixture = HubFixture.start(
                data,
                Hub.Mode.COMMAND,
                Map.of(
                        "hub.sinks", String.join(",", SinkHoldings.SINKS),
                        "hub.files.export-folder", data.resolve("out").toString(),
                        "hub.sql.crm.url", crm.account.url(),
                        "hub.sql.crm.user", crm.account.user(),
                        "hub.sql.crm.password", crm.password),
                "--company",
                "demo");
        holdings = new SinkHoldings(fixture, crm, data.resolve("out/customers.csv"));
        new SalesSheet(fixture).write("M1", "[[\"Segment\", \"Purchases\", \"Revenue\"]]");
    }

    @AfterAll
    static void stop() {
        fixture.close();
        crm.close();
    }

    @Test
    @Order(1)
    void whatIsPlannedIsWhatIsWrittenAndNothingElse() throws Exception {
        for (String flow : FLOWS) {
            assertThat(planAndApply(flow, true).changes()).as(flow).isNotEmpty();
        }
    }

    @Test
    @Order(2)
    void whatWasCorrectedInTheBooksIsTakenInAndThenAPlanIsEmpty() throws Exception {
        Plan corrected = planAndApply("quickbooks-customers", true);
        assertThat(corrected.records().unchanged())
                .isLessThan(corrected.records().read());
        for (String flow : FLOWS) {
            assertThat(plan(flow, true).changes()).as(flow).isEmpty();
        }
    }

    @Test
    @Order(3)
    void customersWhoTurnOutToBeOneAreToldSoInThePlan() throws Exception {
        String two = """
                [["CT-90001", "Una Unitas", "", "una.unitas@home.example", ""],
                 ["CT-90002", "U Unitas", "", "", "+1 876 555 0931"]]
                """;
        String bridge = """
                [["CT-90003", "Una Unitas", "", "una.unitas@home.example", "+1 876 555 0931"]]
                """;
        new SalesSheet(fixture).write("A1500", two);
        planAndApply("sheet-contacts", true);
        new SalesSheet(fixture).write("A1502", bridge);

        Plan plan = planAndApply("sheet-contacts", true);

        assertThat(plan.changes())
                .filteredOn(change -> change.change() == Kind.RETIRE)
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.because().toString()).contains("turned out to be customer"));
        assertThat(plan.changes())
                .filteredOn(change -> change.change() == Kind.UPDATE)
                .anySatisfy(change -> assertThat(change.because().toString())
                        .contains(
                                "google-sheets/Contacts/CT-90003 is new or has changed", "turned out to be this one"));
    }

    @Test
    @Order(4)
    void aPlanOfBeforeIsRefusedWithWhatIsDifferentNow() throws Exception {
        fixture.sandboxPost("/sandbox/quickbooks/touch?entity=Customer&id=7", "");
        Plan before = plan("quickbooks-customers", false);
        fixture.sandboxPost("/sandbox/quickbooks/touch?entity=Customer&id=8", "");

        List<String> differences = PlanDifference.between(before, plan("quickbooks-customers", false));

        assertThat(differences)
                .isNotEmpty()
                .allSatisfy(words -> assertThat(words).contains("was not"));
    }

    /** Plans, checks that nothing has changed by it, saves and reads the plan, applies it, and checks all that the sinks hold. */
    private static Plan planAndApply(String flow, boolean full) throws Exception {
        Map<String, Map<String, JsonNode>> before = held();
        Map<String, String> warehouse = fixture.hub().warehouse().reports().fingerprints();
        Plan made = plan(flow, full);
        assertThat(fixture.hub().warehouse().reports().fingerprints()).isEqualTo(warehouse);
        assertThat(held()).isEqualTo(before);
        Path file = data.resolve(flow + ".json");
        PlanFile.save(made, file);
        Plan saved = PlanFile.read(file);

        try (PlannedRun run = fixture.hub().plan(flow, full).orElseThrow()) {
            assertThat(PlanDifference.between(saved, run.plan())).isEmpty();
            run.keep(List.of(), "test");
        }
        fixture.hub().deliver();

        assertThat(fixture.hub().warehouse().reports().runs(1).get(0)).satisfies(run -> {
            assertThat(run.balanced()).isTrue();
            assertThat(run.status()).isEqualTo("complete");
            assertThat(run.accepted()).isEqualTo(saved.records().accepted());
        });
        assertCounts(saved);
        Map<String, Map<String, JsonNode>> after = held();
        for (PlannedChange change : saved.changes()) {
            assertWritten(change, after.getOrDefault(change.sink(), Map.of()));
        }
        Set<String> planned = new HashSet<>();
        saved.changes().forEach(change -> planned.add(change.sink() + " " + change.customer()));
        for (String sink : SinkHoldings.SINKS) {
            if (!sink.equals("sheet-scores") && !sink.equals("quickbooks-corrections")) {
                assertThat(others(sink, after, planned)).as(sink).isEqualTo(others(sink, before, planned));
            }
        }
        return saved;
    }

    private static Map<String, JsonNode> others(
            String sink, Map<String, Map<String, JsonNode>> held, Set<String> planned) {
        var others = new HashMap<>(held.getOrDefault(sink, Map.of()));
        others.keySet().removeIf(customer -> planned.contains(sink + " " + customer));
        return others;
    }

    private static void assertCounts(Plan plan) {
        for (Counts sink : plan.sinks()) {
            assertThat(of(plan, sink.sink(), Kind.CREATE)).as(sink.toString()).isEqualTo(sink.create());
            assertThat(of(plan, sink.sink(), Kind.UPDATE)).as(sink.toString()).isEqualTo(sink.update());
            assertThat(of(plan, sink.sink(), Kind.RETIRE)).as(sink.toString()).isEqualTo(sink.retire());
        }
    }

    private static long of(Plan plan, String sink, Kind kind) {
        return plan.changes().stream()
                .filter(change -> change.sink().equals(sink) && change.change() == kind)
                .count();
    }

    private static void assertWritten(PlannedChange change, Map<String, JsonNode> held) throws Exception {
        if (change.change() == Kind.RETIRE) {
            assertThat(held).as(change.toString()).doesNotContainKey(change.customer());
            return;
        }
        for (JsonNode record : records(change, held)) {
            for (FieldChange field : change.fields()) {
                boolean leftAsItIs = field.to().isNull() && change.sink().equals("quickbooks-corrections");
                if (!leftAsItIs && !field.to().isArray()) {
                    assertThat(text(record.path(field.field())))
                            .as(change.sink() + " " + change.customer() + " " + field)
                            .isEqualTo(text(field.to()));
                }
            }
        }
    }

    /** The records of a customer in a sink: one, but in the sheet, which has a row for each of its keys. */
    private static List<JsonNode> records(PlannedChange change, Map<String, JsonNode> held) throws Exception {
        List<String> keys = switch (change.sink()) {
            case "sheet-scores" -> keys(change, "Contact ID");
            case "quickbooks-corrections" -> keys(change, "Id");
            default -> List.of(change.customer());
        };
        assertThat(keys).as(change.toString()).isNotEmpty();
        var records = new ArrayList<JsonNode>();
        for (String key : keys) {
            records.add(
                    change.sink().equals("quickbooks-corrections")
                            ? holdings.book(key)
                            : held.getOrDefault(key, MissingNode.getInstance()));
        }
        assertThat(records).as(change.toString()).noneMatch(JsonNode::isMissingNode);
        return records;
    }

    /** The sink's own keys: among what changes where the sink is told for the first time, else its id of the record. */
    private static List<String> keys(PlannedChange change, String field) {
        var keys = new ArrayList<String>();
        change.fields().stream().filter(each -> each.field().equals(field)).forEach(each -> {
            if (each.to().isArray()) {
                each.to().forEach(key -> keys.add(key.asText()));
            } else {
                keys.add(each.to().asText());
            }
        });
        return keys.isEmpty() ? List.of(change.vendorId().split(",")) : keys;
    }

    /** A value however a system writes it: {@code 120000.5} and {@code "120000.50"} are the same. */
    private static String text(JsonNode value) {
        String text = value.asText("");
        return value.isNull()
                ? ""
                : text.matches("-?\\d+(\\.\\d+)?")
                        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                        : text;
    }

    private static Map<String, Map<String, JsonNode>> held() throws Exception {
        Map<String, Map<String, JsonNode>> held = new HashMap<>();
        for (String sink : SinkHoldings.SINKS) {
            held.put(sink, holdings.of(sink));
        }
        return held;
    }

    private static Plan plan(String flow, boolean full) {
        try (PlannedRun run = fixture.hub().plan(flow, full).orElseThrow()) {
            return run.plan();
        }
    }
}
