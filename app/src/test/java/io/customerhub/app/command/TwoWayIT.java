package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.customerhub.app.Hub;
import io.customerhub.app.plan.Plan;
import io.customerhub.app.plan.PlannedRun;
import io.customerhub.mapping.Json;
import io.customerhub.warehouse.store.CustomerView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The customers of the books in three CRMs: what the hub wrote there comes back, and what people changed in it. */
@TestMethodOrder(OrderAnnotation.class)
final class TwoWayIT {
    private static final List<String> FLOWS = List.of("hubspot-people", "salesforce-people", "dynamics-contacts");

    @TempDir
    static Path data;

    /** Who delivers lags behind the CRMs, so that a change a moment later is later on any clock. */
    private static volatile Duration behind = Duration.ofHours(1);

    private static HubFixture fixture;

    @BeforeAll
    static void start() {
        InstantSource clock = () -> InstantSource.system().instant().minus(behind);
        fixture = HubFixture.start(
                data,
                Hub.Mode.COMMAND,
                Map.of(
                        "hub.sinks", "hubspot-contacts,salesforce-contacts,dynamics-customers",
                        "hub.guard.from", "1000000"),
                clock,
                "--company",
                "demo");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    @Order(1)
    void whatTheHubWroteComesBackAndChangesNothing() throws Exception {
        for (String flow : FLOWS) {
            fixture.sync(flow, true);
        }
        fixture.sync("quickbooks-customers", true);
        behind = Duration.ZERO;
        Map<String, String> before = customers();

        for (String flow : FLOWS) {
            try (PlannedRun run = fixture.hub().plan(flow, true).orElseThrow()) {
                Plan plan = run.plan();
                assertThat(plan.records().accepted()).as(flow).isGreaterThan(1_000);
                assertThat(plan.records().quarantined()).as(flow).isZero();
                assertThat(plan.changes()).as(flow).isEmpty();
                run.keep(List.of(), "test");
            }
        }

        assertThat(customers()).isEqualTo(before);
    }

    @Test
    @Order(2)
    void whatPeopleChangeInOneIsToldTheOthersAndNotItself() throws Exception {
        String customer = crm("hubspot", "customer_hub_id").keySet().iterator().next();
        String id = view(customer).records().stream()
                .map(CustomerView.Source::record)
                .filter(record -> record.startsWith("hubspot/contacts/"))
                .findFirst()
                .orElseThrow()
                .substring("hubspot/contacts/".length());
        assertThat(fixture.sandboxPost("/sandbox/hubspot/touch?object=contacts&id=" + id, "")
                        .statusCode())
                .isEqualTo(200);
        String typed = held("hubspot", "customer_hub_id", customer, "phone");
        assertThat(typed).startsWith("876-555-");

        fixture.sync("hubspot-people", false);

        String phone = "+1" + typed.replace("-", "");
        assertThat(value(customer, "phone")).isEqualTo(phone + " from hubspot/contacts/" + id);
        assertThat(held("salesforce", "Customer_Hub_Id__c", customer, "Phone")).isEqualTo(phone);
        assertThat(held("dynamics", "customerhub_id", customer, "telephone1")).isEqualTo(phone);
        assertThat(held("hubspot", "customer_hub_id", customer, "phone"))
                .as("people's own writing stays")
                .isEqualTo(typed);
        assertThat(fixture.command("why", customer, "phone"))
                .contains("the record in which the hub told of this customer")
                .contains("phone is \"" + typed + "\", changed there by others at ")
                .containsPattern("told      dynamics-customers .*\\R +written at \\S+, [0-9a-f-]{36}\\R");
        for (String flow : FLOWS) {
            try (PlannedRun run = fixture.hub().plan(flow, true).orElseThrow()) {
                assertThat(run.plan().changes()).as(flow).isEmpty();
            }
        }
    }

    private static String held(String crm, String key, String customer, String field) throws IOException {
        JsonNode record = crm(crm, key).getOrDefault(customer, MissingNode.getInstance());
        return record.path(field).asText();
    }

    private static Map<String, JsonNode> crm(String crm, String key) throws IOException {
        Map<String, JsonNode> records = new TreeMap<>();
        for (String line : fixture.sandboxGet("/sandbox/crm/" + crm).lines().toList()) {
            JsonNode record = Json.MAPPER.readTree(line);
            records.put(record.get(key).asText(), record);
        }
        return records;
    }

    private static CustomerView view(String customer) {
        return fixture.hub().warehouse().customers().find(customer, 1).get(0);
    }

    private static String value(String customer, String field) {
        return view(customer).values().stream()
                .filter(value -> value.field().equals(field))
                .findFirst()
                .map(value -> value.value() + " from " + value.from())
                .orElse("");
    }

    /** All values of all customers, with the records they came from. */
    private static Map<String, String> customers() {
        Map<String, String> customers = new TreeMap<>();
        fixture.hub()
                .warehouse()
                .customers()
                .find("", 10_000)
                .forEach(customer ->
                        customers.put(customer.customerId(), customer.values().toString()));
        assertThat(customers).hasSizeGreaterThan(1_500);
        return customers;
    }
}
