package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.http.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSpotReadingTest {

    private static final String OBJECTS = "/hubspot/crm/v3/objects/";

    @Test
    void listsEverySeededObjectOnce() throws IOException {
        try (World world = World.demo().asHubSpot()) {
            assertThat(ids(world, "contacts")).hasSize(1_500).doesNotHaveDuplicates();
            world.clock.forward(Duration.ofSeconds(10));
            assertThat(ids(world, "companies")).hasSizeBetween(250, 300).doesNotHaveDuplicates();
            assertThat(ids(world, "deals")).hasSize(800).doesNotHaveDuplicates();
            assertThat(world.get("/sandbox/crm/hubspot").body()).isEmpty();
        }
    }

    @Test
    void tellsWhomDealsBelongTo() throws IOException {
        try (World world = World.demo().asHubSpot()) {
            JsonNode deal = world.get(OBJECTS + "deals?limit=100&associations=contacts,companies")
                    .json()
                    .path("results")
                    .path(0);
            assertThat(deal.at("/properties/hs_lastmodifieddate").asText()).isNotEmpty();
            String contact = deal.at("/associations/contacts/results/0/id").asText();
            assertThat(deal.at("/associations/contacts/results/0/type").asText())
                    .isEqualTo("deal_to_contact");
            JsonNode batch = world.post(
                            "/hubspot/crm/v4/associations/deals/contacts/batch/read",
                            "{\"inputs\":[{\"id\":\"" + deal.path("id").asText() + "\"},{\"id\":\"1\"}]}")
                    .json();
            assertThat(batch.at("/results/0/to/0/toObjectId").asText()).isEqualTo(contact);
            assertThat(batch.at("/errors/0/subCategory").asText()).isEqualTo("crm.associations.NO_ASSOCIATIONS_FOUND");
            assertThat(world.get(OBJECTS + "contacts/" + contact).status()).isEqualTo(200);
        }
    }

    @Test
    void searchesByChangeButNotBeyondTenThousand() throws IOException {
        try (World world = World.demo().asHubSpot()) {
            world.post("/sandbox/hubspot/seed?contacts=25000&modified=2026-10-31T23:00:00Z", "");
            Set<String> seen = new HashSet<>();
            String last = "0";
            int pages = 0;
            while (true) {
                world.clock.forward(Duration.ofSeconds(1));
                JsonNode page = world.post(
                                OBJECTS + "contacts/search",
                                "{\"limit\":200,\"sorts\":[{\"propertyName\":\"hs_object_id\",\"direction\":\"ASCENDING\"}],"
                                        + "\"filterGroups\":[{\"filters\":[{\"propertyName\":\"lastmodifieddate\","
                                        + "\"operator\":\"EQ\",\"value\":\""
                                        + Instant.parse("2026-10-31T23:00:00Z").toEpochMilli()
                                        + "\"},{\"propertyName\":\"hs_object_id\",\"operator\":\"GT\",\"value\":\""
                                        + last
                                        + "\"}]}]}")
                        .json();
                for (JsonNode contact : page.path("results")) {
                    last = contact.path("id").asText();
                    assertThat(seen.add(last)).isTrue();
                }
                pages++;
                if (!page.has("paging")) {
                    break;
                }
            }
            assertThat(seen).hasSize(25_000);
            assertThat(pages).isEqualTo(125);
            world.clock.forward(Duration.ofSeconds(1));
            assertThat(world.post(OBJECTS + "contacts/search", "{\"limit\":200,\"after\":\"9800\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(world.post(OBJECTS + "contacts/search", "{\"limit\":200,\"after\":\"10000\"}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void leavesTheUniqueValuesOfSeedsToWhoeverWrites() throws IOException {
        try (World world = World.demo().asHubSpot()) {
            String email = emails(world).get(0);
            JsonNode answer = world.post(
                            OBJECTS + "contacts/batch/upsert",
                            "{\"inputs\":[{\"id\":\"1\",\"idProperty\":\"customer_hub_id\",\"properties\":{\"email\":\""
                                    + email + "\"}}]}")
                    .json();
            assertThat(answer.at("/results/0/new").asBoolean()).isTrue();
            assertThat(world.get("/sandbox/crm/hubspot").body()).hasLineCount(1);
        }
    }

    @Test
    void writesCompaniesByOurId() throws IOException {
        try (World world = World.bare().asHubSpot()) {
            String body = "{\"inputs\":[{\"id\":\"7\",\"idProperty\":\"customer_hub_id\",\"objectWriteTraceId\":\"t\","
                    + "\"properties\":{\"name\":\"Reid & Sons\"}}]}";
            assertThat(world.post(OBJECTS + "companies/batch/upsert", body)
                            .json()
                            .at("/results/0/new")
                            .asBoolean())
                    .isTrue();
            assertThat(world.post(OBJECTS + "companies/batch/upsert", body)
                            .json()
                            .at("/results/0/new")
                            .asBoolean())
                    .isFalse();
            assertThat(world.get("/sandbox/crm/hubspot/companies").body()).contains("Reid & Sons");
            assertThat(world.get(OBJECTS + "tickets").status()).isEqualTo(400);
        }
    }

    @Test
    void showsTouchedAndDeletedObjects(@TempDir Path state) throws IOException {
        String touched;
        String deleted;
        try (World world = World.keeping(state).asHubSpot()) {
            List<String> ids = ids(world, "contacts");
            touched = ids.get(3);
            deleted = ids.get(4);
            world.post("/sandbox/hubspot/touch?id=" + touched, "");
            assertThat(world.post("/sandbox/hubspot/delete?id=" + deleted, "").status())
                    .isEqualTo(204);
        }
        try (World world = World.keeping(state).asHubSpot()) {
            String since =
                    "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"lastmodifieddate\",\"operator\":\"GTE\","
                            + "\"value\":\"" + world.clock.millis() + "\"}]}]}";
            JsonNode found =
                    world.post(OBJECTS + "contacts/search", since).json().path("results");
            assertThat(found.findValuesAsText("id")).containsExactly(touched);
            JsonNode archived = world.get(OBJECTS + "contacts?archived=true").json();
            assertThat(archived.at("/results/0/id").asText()).isEqualTo(deleted);
            assertThat(archived.at("/results/0/archivedAt").asText()).isEqualTo("2026-11-01T12:00:00.000Z");
            assertThat(world.get(OBJECTS + "contacts/" + deleted).status()).isEqualTo(404);
        }
    }

    @Test
    void signsWebhooksOverMethodUrlBodyAndTime() throws IOException {
        try (World world = World.demo();
                Receiver receiver = new Receiver("")) {
            String path = "/sandbox/hubspot/webhook?id=50000001&url=" + World.encoded(receiver.url());
            assertThat(world.post(path, "").json().path("status").asInt()).isEqualTo(200);
            world.post(path + "&badSignature=true&type=contact.privacyDeletion&ageSeconds=600&eventId=5", "");
            for (int i = 0; i < 2; i++) {
                Receiver.Call call = receiver.calls.get(i);
                String time = call.headers().get("x-hubspot-request-timestamp");
                String expected = Signature.base64("hs", "POST" + receiver.url() + call.body() + time);
                assertThat(expected.equals(call.headers().get("x-hubspot-signature-v3")))
                        .isEqualTo(i == 0);
            }
            assertThat(receiver.calls.get(1).body()).contains("contact.privacyDeletion", "\"eventId\":5");
        }
    }

    private static List<String> ids(World world, String kind) throws IOException {
        return list(world, kind).stream().map(node -> node.path("id").asText()).toList();
    }

    private static List<String> emails(World world) throws IOException {
        return list(world, "contacts").stream()
                .map(node -> node.at("/properties/email").asText())
                .filter(email -> email.contains("@"))
                .toList();
    }

    private static List<JsonNode> list(World world, String kind) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = world.get(OBJECTS + kind + "?limit=100" + after).json();
            page.path("results").forEach(all::add);
            after = page.has("paging")
                    ? "&after=" + page.at("/paging/next/after").asText()
                    : "";
        } while (!after.isEmpty());
        return all;
    }
}
