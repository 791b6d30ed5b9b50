package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HubSpotTest {

    private static final String CONTACTS = "/hubspot/crm/v3/objects/contacts";

    @Test
    void refusesWrongToken() throws IOException {
        try (World world = World.bare().authorized("Bearer x")) {
            World.Answer answer = world.get(CONTACTS);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("correlationId").asText()).isNotEmpty();
        }
    }

    @Test
    void writesGoodRowsAndTiesErrorsToBadOnes() throws IOException {
        try (World world = World.bare().asHubSpot()) {
            World.Answer answer = upsert(
                    world,
                    row("1", "a@example.com", ""),
                    row("2", "not an address", ""),
                    row("3", "c@example.com", ",\"shoe_size\":\"42\""),
                    row("4", "d@example.com", ",\"customer_hub_monetary\":\"much\""),
                    row("5", "A@example.com", ""),
                    row("6", "f@example.com", ",\"lifecyclestage\":\"friend\""));
            assertThat(answer.status()).isEqualTo(207);
            JsonNode body = answer.json();
            assertThat(body.path("results").findValuesAsText("objectWriteTraceId"))
                    .containsExactly("t1");
            assertThat(body.path("numErrors").asInt()).isEqualTo(5);
            assertThat(body.path("errors").findValues("objectWriteTraceId").stream()
                            .map(trace -> trace.path(0).asText()))
                    .containsExactly("t2", "t3", "t4", "t5", "t6");
            String id = body.at("/results/0/id").asText();
            assertThat(body.at("/errors/3/message").asText()).endsWith("Existing ID: " + id);
            assertThat(body.at("/errors/1/subCategory").asText()).isEqualTo("PROPERTY_DOESNT_EXIST");
        }
    }

    @Test
    void changesInsteadOfCreatingASecondContact() throws IOException {
        try (World world = World.bare().asHubSpot()) {
            assertThat(upsert(world, row("1", "a@example.com", ""))
                            .json()
                            .at("/results/0/new")
                            .asBoolean())
                    .isTrue();
            assertThat(upsert(world, row("1", "b@example.com", ""))
                            .json()
                            .at("/results/0/new")
                            .asBoolean())
                    .isFalse();
            JsonNode list =
                    world.get(CONTACTS + "?limit=100&properties=email").json().path("results");
            assertThat(list).hasSize(1);
            assertThat(world.get(CONTACTS + "/1?idProperty=customer_hub_id")
                            .json()
                            .at("/properties/email")
                            .asText())
                    .isEqualTo("b@example.com");
            JsonNode counts = world.get("/sandbox/stats").json().at("/hubspot/records");
            assertThat(counts.path("created").asInt()).isEqualTo(1);
            assertThat(counts.path("changed").asInt()).isEqualTo(1);
        }
    }

    @Test
    void refusesWholeBatchWithDuplicateIdsOrOver100() throws IOException {
        try (World world = World.bare().asHubSpot()) {
            assertThat(upsert(world, row("1", "", ""), row("1", "", "")).status())
                    .isEqualTo(400);
            String[] rows =
                    IntStream.range(0, 101).mapToObj(i -> row("" + i, "", "")).toArray(String[]::new);
            assertThat(upsert(world, rows).status()).isEqualTo(400);
            assertThat(world.get("/sandbox/crm/hubspot").body()).isEmpty();
        }
    }

    @Test
    void pagesListsAndSearches() throws IOException {
        try (World world = World.bare().asHubSpot()) {
            String[] rows =
                    IntStream.range(0, 30).mapToObj(i -> row("" + i, "", "")).toArray(String[]::new);
            upsert(world, rows);
            JsonNode first = world.get(CONTACTS + "?limit=20").json();
            assertThat(first.path("results")).hasSize(20);
            String after = first.at("/paging/next/after").asText();
            assertThat(world.get(CONTACTS + "?limit=20&after=" + after).json().path("results"))
                    .hasSize(10);
            assertThat(world.get(CONTACTS + "?limit=101").status()).isEqualTo(400);

            String search =
                    "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"customer_hub_id\",\"operator\":\"GTE\","
                            + "\"value\":\"20\"}]}],\"limit\":4,\"after\":\"8\"}";
            JsonNode found = world.post(CONTACTS + "/search", search).json();
            assertThat(found.path("total").asInt()).isEqualTo(10);
            assertThat(found.path("results")).hasSize(2);
            assertThat(world.post(CONTACTS + "/search", "{\"limit\":200,\"after\":\"9900\"}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void limitsCallsAndSearches() throws IOException {
        try (World world = World.bare().asHubSpot()) {
            for (int i = 0; i < 4; i++) {
                assertThat(world.post(CONTACTS + "/search", "{}").status()).isEqualTo(200);
            }
            World.Answer fifth = world.post(CONTACTS + "/search", "{}");
            assertThat(fifth.status()).isEqualTo(429);
            assertThat(fifth.json().path("policyName").asText()).isEqualTo("SECONDLY");
            for (int i = 5; i < 100; i++) {
                assertThat(world.get(CONTACTS).status()).isEqualTo(200);
            }
            assertThat(world.get(CONTACTS).json().path("policyName").asText()).isEqualTo("TEN_SECONDLY_ROLLING");
            world.clock.forward(Duration.ofSeconds(10));
            assertThat(world.get(CONTACTS).status()).isEqualTo(200);
        }
    }

    @Test
    void archivesReadsInBatchAndDefinesProperties() throws IOException {
        try (World world = World.bare().asHubSpot()) {
            String id = upsert(world, row("1", "a@example.com", ""))
                    .json()
                    .at("/results/0/id")
                    .asText();
            String batch = "{\"inputs\":[{\"id\":\"" + id + "\"}]}";
            assertThat(world.post(CONTACTS + "/batch/read", batch).status()).isEqualTo(200);
            assertThat(world.post(CONTACTS + "/batch/archive", batch).status()).isEqualTo(204);
            assertThat(world.post(CONTACTS + "/batch/read", batch).status()).isEqualTo(207);
            assertThat(world.get(CONTACTS + "/" + id).status()).isEqualTo(404);

            String definition = "{\"name\":\"shoe_size\",\"type\":\"number\",\"fieldType\":\"number\"}";
            assertThat(world.post("/hubspot/crm/v3/properties/contacts", definition)
                            .status())
                    .isEqualTo(201);
            assertThat(world.post("/hubspot/crm/v3/properties/contacts", definition)
                            .status())
                    .isEqualTo(409);
            assertThat(upsert(world, row("3", "", ",\"shoe_size\":\"42\"")).status())
                    .isEqualTo(200);
        }
    }

    private static String row(String id, String email, String more) {
        String address = email.isEmpty() ? "" : ",\"email\":\"" + email + "\"";
        return "{\"id\":\"" + id + "\",\"idProperty\":\"customer_hub_id\",\"objectWriteTraceId\":\"t" + id
                + "\",\"properties\":{\"firstname\":\"Ann\"" + address + more + "}}";
    }

    private static World.Answer upsert(World world, String... rows) throws IOException {
        String inputs = Arrays.stream(rows).collect(Collectors.joining(","));
        return world.post(CONTACTS + "/batch/upsert", "{\"inputs\":[" + inputs + "]}");
    }
}
