package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.company.BookRecord;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.Entity;
import io.customerhub.sandbox.http.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuickBooksTest {

    private static final String BASE = "/quickbooks/v3/company/" + World.REALM;

    @Test
    void pagesThroughEqualTimestampsWithoutLossOrRepetition() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            List<String> ids = new ArrayList<>();
            JsonNode page;
            do {
                page = world.query(
                                "select * from Customer where MetaData.LastUpdatedTime >= '2024-10-31T07:00:00-07:00'"
                                        + " and Active in (true,false) orderby MetaData.LastUpdatedTime startposition "
                                        + (ids.size() + 1) + " maxresults 250")
                        .json()
                        .at("/QueryResponse/Customer");
                page.forEach(customer -> ids.add(customer.path("Id").asText()));
            } while (!page.isEmpty());
            assertThat(ids)
                    .doesNotHaveDuplicates()
                    .hasSize(World.DEMO.book(Entity.CUSTOMER).size());
        }
    }

    @Test
    void comparesTimesAsInstantsWhateverTheirOffset() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            String utc = "select count(*) from Invoice where MetaData.LastUpdatedTime > '2026-01-01T07:00:00Z'";
            String pacific =
                    "select count(*) from Invoice where MetaData.LastUpdatedTime > '2026-01-01T00:00:00-07:00'";
            int count = world.query(utc).json().at("/QueryResponse/totalCount").asInt();
            assertThat(count).isPositive();
            assertThat(world.query(pacific)
                            .json()
                            .at("/QueryResponse/totalCount")
                            .asInt())
                    .isEqualTo(count);
        }
    }

    @Test
    void hidesInactiveCustomersUnlessAskedFor() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            int shown = count(world, "select count(*) from Customer");
            int all = count(world, "select count(*) from Customer where Active in (true, false)");
            assertThat(all).isEqualTo(World.DEMO.book(Entity.CUSTOMER).size());
            assertThat(shown).isLessThan(all);
            assertThat(count(world, "select count(*) from Customer where Active = false"))
                    .isEqualTo(all - shown);
        }
    }

    @Test
    void answersOtherConditionsAndOrders() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            JsonNode found = world.query("SELECT * FROM customer WHERE DisplayName LIKE '%wholesale%'"
                            + " ORDER BY DisplayName DESC STARTPOSITION 1 MAXRESULTS 10")
                    .json()
                    .at("/QueryResponse/Customer");
            assertThat(found).isNotEmpty();
            assertThat(found.findValuesAsText("DisplayName")).isSortedAccordingTo((a, b) -> b.compareToIgnoreCase(a));
            assertThat(world.query("select * from Customer where Id = 'none'")
                            .json()
                            .at("/QueryResponse"))
                    .isEmpty();
        }
    }

    @Test
    void refusesPagesOver1000AndWhatItCannotParse() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            assertThat(world.query("select * from Invoice maxresults 1000").status())
                    .isEqualTo(200);
            assertThat(fault(world.query("select * from Invoice maxresults 1001")))
                    .isEqualTo("4001");
            assertThat(fault(world.query("select * from Nothing"))).isEqualTo("4001");
            assertThat(fault(world.query("select * from Customer where Shoe = '42'")))
                    .isEqualTo("4001");
            assertThat(fault(world.query("select * from Customer where Id = '1' or Id = '2'")))
                    .isEqualTo("4000");
        }
    }

    @Test
    void allows500CallsAMinute() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            for (int i = 0; i < 500; i++) {
                assertThat(world.get(BASE + "/customer/1").status()).isEqualTo(200);
            }
            assertThat(world.get(BASE + "/customer/1").status()).isEqualTo(429);
            world.clock.forward(Duration.ofMinutes(1));
            assertThat(world.get(BASE + "/customer/1").status()).isEqualTo(200);
        }
    }

    @Test
    void createsAndUpdatesWithSyncTokenAndUniqueName() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            World.Answer created = world.post(BASE + "/customer", "{\"DisplayName\":\"New Shop\"}");
            String id = created.json().at("/Customer/Id").asText();
            assertThat(fault(world.post(BASE + "/customer", "{\"DisplayName\":\"new shop\"}")))
                    .isEqualTo("6240");

            String update = "{\"Id\":\"" + id + "\",\"SyncToken\":\"0\",\"sparse\":true,\"Notes\":\"n\"}";
            JsonNode updated = world.post(BASE + "/customer", update).json().path("Customer");
            assertThat(updated.path("SyncToken").asText()).isEqualTo("1");
            assertThat(updated.path("DisplayName").asText()).isEqualTo("New Shop");
            assertThat(fault(world.post(BASE + "/customer", update))).isEqualTo("5010");
        }
    }

    @Test
    void givesChangesAndDeletionsOfThirtyDays() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            world.post("/sandbox/quickbooks/touch?entity=Customer&id=5", "");
            String deleted = World.DEMO.book(Entity.INVOICE).get(0).id();
            world.post(BASE + "/invoice?operation=delete", "{\"Id\":\"" + deleted + "\",\"SyncToken\":\"0\"}");
            JsonNode response = world.get(BASE + "/cdc?entities=Customer,Invoice&changedSince=2026-11-01T00:00:00Z")
                    .json()
                    .at("/CDCResponse/0/QueryResponse");
            assertThat(response.at("/0/Customer/0/Id").asText()).isEqualTo("5");
            assertThat(response.at("/0/Customer/0/SyncToken").asText()).isEqualTo("1");
            assertThat(response.at("/1/Invoice/0/status").asText()).isEqualTo("Deleted");
            assertThat(world.get(BASE + "/cdc?entities=Customer&changedSince=2026-10-01T00:00:00Z")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void givesNoMoreThan1000Changes() throws IOException {
        Instant changed = Instant.parse("2026-10-31T12:00:00Z");
        List<BookRecord> customers = new ArrayList<>();
        for (int i = 1; i <= 1_200; i++) {
            customers.add(BookRecord.of(
                    "" + i, changed, true, Json.object().put("Id", "" + i).put("DisplayName", "" + i)));
        }
        Company full = new Company("full", Map.of(Entity.CUSTOMER, customers), List.of(), List.of(), List.of());
        try (World world = World.of(full).asQuickBooks()) {
            JsonNode page = world.get(BASE + "/cdc?entities=Customer&changedSince=2026-10-31T00:00:00Z")
                    .json()
                    .at("/CDCResponse/0/QueryResponse/0/Customer");
            assertThat(page).hasSize(1_000);
        }
    }

    @Test
    void knowsItsPathsAndMethods() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            assertThat(world.get("/quickbooks/nothing").status()).isEqualTo(404);
            assertThat(world.post(BASE + "/query/x", "").status()).isEqualTo(405);
            assertThat(world.get("/quickbooks/v3/company/1/query?query=x").status())
                    .isEqualTo(403);
        }
    }

    private static int count(World world, String query) throws IOException {
        return world.query(query).json().at("/QueryResponse/totalCount").asInt();
    }

    @Test
    void tellsOfDeletedTransactionsByTheChangeFeedAlone() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            String since = "2026-11-01T00:00:00Z";
            String id = world.query("select * from Invoice maxresults 1")
                    .json()
                    .at("/QueryResponse/Invoice/0/Id")
                    .asText();
            assertThat(world.post("/sandbox/quickbooks/delete?entity=Invoice&id=" + id, "")
                            .status())
                    .isEqualTo(204);
            assertThat(world.query("select count(*) from Invoice where Id = '" + id + "'")
                            .json()
                            .at("/QueryResponse/totalCount")
                            .asInt())
                    .isZero();
            JsonNode feed = world.get("/quickbooks/v3/company/" + World.REALM
                            + "/cdc?entities=Invoice,Payment,Item&changedSince=" + since)
                    .json();
            JsonNode last = feed.at("/CDCResponse/0/QueryResponse/0/Invoice");
            assertThat(last.path(last.size() - 1).path("status").asText()).isEqualTo("Deleted");
            assertThat(last.path(last.size() - 1).path("Id").asText()).isEqualTo(id);
        }
    }

    @Test
    void seedsMoreInvoicesThanTheChangeFeedCanTell() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            String since = "2026-11-01T11:00:00Z";
            assertThat(world.post("/sandbox/quickbooks/seed?invoices=12000&updated=" + since, "")
                            .status())
                    .isEqualTo(204);
            JsonNode feed = world.get(
                            "/quickbooks/v3/company/" + World.REALM + "/cdc?entities=Invoice&changedSince=" + since)
                    .json();
            assertThat(feed.at("/CDCResponse/0/QueryResponse/0/Invoice")).hasSize(1_000);
            Set<String> ids = new HashSet<>();
            for (int start = 1; start <= 12_001; start += 1_000) {
                world.query("select * from Invoice where MetaData.LastUpdatedTime >= '" + since + "' startposition "
                                + start + " maxresults 1000")
                        .json()
                        .at("/QueryResponse/Invoice")
                        .forEach(invoice -> ids.add(invoice.path("Id").asText()));
            }
            assertThat(ids).hasSize(12_000);
        }
    }

    @Test
    void paysMoreThanHalfOfTheInvoicesAndListsEveryItemOfTheirLines() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            JsonNode payment = world.query("select * from Payment where UnappliedAmt = '0' maxresults 1")
                    .json()
                    .at("/QueryResponse/Payment/0");
            String invoice = payment.at("/Line/0/LinkedTxn/0/TxnId").asText();
            JsonNode paid = world.query("select * from Invoice where Id = '" + invoice + "'")
                    .json()
                    .at("/QueryResponse/Invoice/0");
            assertThat(paid.at("/CustomerRef/value")).isEqualTo(payment.at("/CustomerRef/value"));
            assertThat(paid.path("TxnDate").asText())
                    .isLessThanOrEqualTo(payment.path("TxnDate").asText());
            List<String> items = world.query("select * from Item maxresults 1000")
                    .json()
                    .at("/QueryResponse/Item")
                    .findValuesAsText("Id");
            JsonNode invoices =
                    world.query("select * from Invoice maxresults 200").json();
            assertThat(invoices.findValues("ItemRef"))
                    .isNotEmpty()
                    .allSatisfy(item ->
                            assertThat(items).contains(item.path("value").asText()));
            long settled = World.DEMO.book(Entity.PAYMENT).size() - 1_100L;
            assertThat(settled).isGreaterThan(World.DEMO.book(Entity.INVOICE).size() / 2L);
        }
    }

    private static String fault(World.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().at("/Fault/Error/0/code").asText();
    }
}
