package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.Hub;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.score.ModelTrainer;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.warehouse.store.CustomerView;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.ModelVersion;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.Warehouse;
import io.customerhub.warehouse.store.WarehouseTotals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the demo company, as {@code hub demo} does it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DemoCompanyIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path data;

    private static HubFixture fixture;
    private static List<RunReport> runs = List.of();

    @BeforeAll
    static void runEveryFlow() {
        fixture = HubFixture.start(data, Hub.Mode.COMMAND, Map.of(), "--company", "demo");
        runs = fixture.syncAll();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    @Order(1)
    void everyRunReadsToItsEndAndBalances() {
        assertThat(reports()).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo("complete");
            assertThat(run.read()).isPositive().isEqualTo(run.unchanged() + run.accepted() + run.quarantined());
            assertThat(run.balanced()).isTrue();
            assertThat(run.sinks()).allSatisfy(sink -> {
                assertThat(sink.pending()).isZero();
                assertThat(sink.failed()).isZero();
            });
        });
        assertThat(reports().stream().mapToLong(RunReport::quarantined).sum()).isPositive();
    }

    @Test
    @Order(2)
    void theBooksOfTheSourceAndTheWarehouseAgree() {
        WarehouseTotals totals = totals();
        assertThat(totals.documents()).isEqualTo(runs.get(1).read());
        assertThat(totals.books())
                .isNotEmpty()
                .allSatisfy(books -> assertThat(books.total())
                        .isEqualByComparingTo(books.ofCustomers().add(books.ofNobody())));
        assertThat(totals.customers()).isBetween(1_900L, 2_300L);
    }

    @Test
    @Order(2)
    void everyQueryOfTheDocumentationCanBeAsked() throws IOException {
        List<String> queries = new ArrayList<>();
        for (Path page : DeclaredFiles.find(HubFixture.HOME.resolve("docs"), ".md")) {
            Pattern.compile("```sql\n(select .*?);\n```", Pattern.DOTALL)
                    .matcher(Files.readString(page))
                    .results()
                    .forEach(match -> queries.add(match.group(1)));
        }
        assertThat(queries).hasSizeGreaterThan(4);
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings)) {
            Jdbi jdbi = Jdbi.create(access.database().dataSource());
            assertThat(queries)
                    .allSatisfy(query -> jdbi.useHandle(
                            // A colon in a query of ours is PostgreSQL's cast and no parameter.
                            handle -> handle.createQuery(query.replace("::", "\\:\\:"))
                                    .mapToMap()
                                    .list()));
        }
    }

    @Test
    @Order(3)
    void eachCrmHoldsEachCustomerExactlyOnceWithTheMappedValues() throws IOException {
        long customers = totals().customers();
        assertThat(ids("customer_hub_id", "hubspot", "hubspot/companies"))
                .hasSize((int) customers)
                .doesNotHaveDuplicates();
        assertThat(ids("Customer_Hub_Id__c", "salesforce", "salesforce/accounts"))
                .hasSize((int) customers)
                .doesNotHaveDuplicates();
        JsonNode contact = JSON.readTree(crm("hubspot").get(0));
        String id = contact.path("customer_hub_id").asText();
        CustomerView customer =
                fixture.hub().warehouse().customers().find(id, 1).get(0);
        assertThat(contact.path("customer_hub_segment").asText())
                .isEqualTo(customer.score().getOrDefault("segment", ""));
        assertThat(customer.values())
                .allSatisfy(value -> assertThat(value.from()).matches("(quickbooks|google-sheets)/.+/.+"));
    }

    @Test
    @Order(4)
    void recordsOfSeveralSourcesAreOneCustomerAndSayWhy() {
        CustomerView shared = fixture.hub().warehouse().customers().find("@", 500).stream()
                .filter(customer -> customer.records().size() > 1)
                .findFirst()
                .orElseGet(() -> fixture.hub().warehouse().customers().find("a", 2_000).stream()
                        .filter(customer -> customer.records().size() > 1)
                        .findFirst()
                        .orElseThrow());
        assertThat(shared.records())
                .anySatisfy(record -> assertThat(record.evidence()).isNotEmpty());
    }

    @Test
    @Order(5)
    void theSameAgainFindsEveryRecordUnchangedAndWritesNothing() throws IOException {
        Map<String, String> before = fixture.hub().warehouse().reports().fingerprints();
        JsonNode writesBefore = JSON.readTree(fixture.sandboxGet("/sandbox/stats"));
        List<RunReport> again = fixture.syncAll();
        assertThat(again).allSatisfy(run -> assertThat(run.unchanged()).isEqualTo(run.read()));
        assertThat(fixture.hub().warehouse().reports().fingerprints()).isEqualTo(before);
        JsonNode writesAfter = JSON.readTree(fixture.sandboxGet("/sandbox/stats"));
        for (String crm : List.of("hubspot", "salesforce")) {
            assertThat(writesAfter.path(crm).path("calls"))
                    .isEqualTo(writesBefore.path(crm).path("calls"));
        }
    }

    @Test
    @Order(6)
    void onlyWhatChangedIsReadAndWritten() throws IOException {
        fixture.sandboxPost("/sandbox/quickbooks/touch?entity=Customer&id=7", "");
        long writes = JSON.readTree(fixture.sandboxGet("/sandbox/stats"))
                .path("hubspot")
                .path("writes")
                .asLong();
        RunReport run = fixture.sync("quickbooks-customers", false);
        assertThat(run.accepted()).isEqualTo(1);
        assertThat(run.read()).isLessThan(1_000);
        assertThat(JSON.readTree(fixture.sandboxGet("/sandbox/stats"))
                        .path("hubspot")
                        .path("writes")
                        .asLong())
                .isEqualTo(writes + 1);
    }

    @Test
    @Order(7)
    void aSickSinkKeepsItsRowsAndTellsTheOtherAllTheSame() throws IOException {
        fixture.sandboxPost("/sandbox/faults", "{\"vendor\":\"hubspot\",\"kind\":\"500\",\"times\":1}");
        fixture.sandboxPost("/sandbox/quickbooks/touch?entity=Customer&id=8", "");
        RunReport run = fixture.sync("quickbooks-customers", false);
        assertThat(run.balanced()).isTrue();
        assertThat(run.sinks()).hasSize(2).allSatisfy(sink -> {
            assertThat(sink.planned()).isPositive();
            boolean sick = sink.sink().startsWith("hubspot");
            assertThat(sick ? sink.pending() : sink.written()).isEqualTo(sink.planned());
        });
    }

    @Test
    @Order(8)
    void aSourceThatAsksToWaitDefersTheRunAndLosesNothing() {
        fixture.sandboxPost(
                "/sandbox/faults", "{\"vendor\":\"quickbooks\",\"kind\":\"429\",\"times\":1,\"retryAfter\":3600}");
        RunReport run = fixture.sync("quickbooks-customers", false);
        assertThat(run.status()).isEqualTo("deferred");
        assertThat(fixture.hub().sync("quickbooks-customers", false)).isEmpty();
    }

    @Test
    @Order(9)
    void modelsAreLearnedAndWhatTheySayIsKeptExplainedAndTold() throws IOException {
        fixture.sync("quickbooks-items", true);
        RunReport run = DemoModels.serve(fixture.hub(), fixture.settings, new PrintWriter(new StringWriter()))
                .orElseThrow();
        fixture.hub().deliver();
        Warehouse warehouse = fixture.hub().warehouse();
        assertThat(run.unchanged()).isEqualTo(totals().customers());
        assertThat(warehouse.models().all().stream()
                        .filter(version -> version.role() == ModelRole.CHAMPION)
                        .map(ModelVersion::model))
                .contains("behaviour", "churn", "value", "offers", "newOffers");

        List<JsonNode> scored = new ArrayList<>();
        for (String line : crm("hubspot")) {
            JsonNode contact = JSON.readTree(line);
            if (contact.hasNonNull("customer_hub_churn")) {
                scored.add(contact);
            }
        }
        assertThat(scored).hasSizeGreaterThan(500);
        JsonNode contact = scored.get(0);
        CustomerView customer = warehouse
                .customers()
                .find(contact.path("customer_hub_id").asText(), 1)
                .get(0);
        CustomerScore churn = customer.models().stream()
                .filter(score -> score.model().equals("churn"))
                .findFirst()
                .orElseThrow();
        assertThat(new BigDecimal(contact.path("customer_hub_churn").asText()))
                .isEqualByComparingTo(churn.score().orElseThrow());
        assertThat(contact.path("customer_hub_churn_reasons").asText())
                .startsWith(churn.drivers().get(0).feature());
        assertThat(contact.path("customer_hub_behaviour").asText()).isNotEmpty();

        ModelTrainer trainer = ModelTrainer.read(HubFixture.HOME);
        ModelVersion behaviour = warehouse.models().all().stream()
                .filter(version -> version.model().equals("behaviour"))
                .findFirst()
                .orElseThrow();
        assertThat(trainer.train(warehouse, trainer.model("behaviour"), behaviour.asOf(), behaviour.seed()))
                .isEqualTo(behaviour);
    }

    @Test
    @Order(10)
    void productsAreRecommendedWithTheirReasons() throws IOException {
        DemoOffers.check(fixture.hub().warehouse());
    }

    private static List<RunReport> reports() {
        return fixture.hub().warehouse().reports().runs(100).stream()
                .filter(run -> run.run() <= 3)
                .toList();
    }

    private static WarehouseTotals totals() {
        return fixture.hub().warehouse().reports().totals();
    }

    private static List<String> ids(String field, String... objects) throws IOException {
        var ids = new ArrayList<String>();
        for (String object : objects) {
            assertThat(crm(object)).isNotEmpty();
            for (String line : crm(object)) {
                ids.add(JSON.readTree(line).path(field).asText());
            }
        }
        return ids;
    }

    private static List<String> crm(String vendor) {
        return fixture.sandboxGet("/sandbox/crm/" + vendor).lines().toList();
    }
}
