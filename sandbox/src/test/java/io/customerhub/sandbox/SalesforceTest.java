package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SalesforceTest {

    private static final String DATA = "/salesforce/services/data/v60.0";

    @Test
    void endsSessionsAfterTwoHours() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            World.Answer limits = world.get(DATA + "/limits");
            assertThat(limits.status()).isEqualTo(200);
            assertThat(limits.headers()).containsEntry("sforce-limit-info", "api-usage=1/1000");
            world.clock.forward(Duration.ofHours(2));
            World.Answer late = world.get(DATA + "/limits");
            assertThat(late.status()).isEqualTo(401);
            assertThat(late.json().at("/0/errorCode").asText()).isEqualTo("INVALID_SESSION_ID");
        }
    }

    @Test
    void answersEachRecordInOrder() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            JsonNode rows = upsert(
                            world,
                            false,
                            row("1", "\"LastName\":\"Brown\""),
                            row("2", "\"FirstName\":\"Ann\""),
                            row("3", "\"LastName\":\"Reid\",\"Shoe\":1"),
                            row("4", "\"LastName\":\"Reid\",\"Email\":\"none\""),
                            row("5", "\"LastName\":\"Reid\""),
                            row("5", "\"LastName\":\"Reid\""),
                            row("6", "\"LastName\":\"" + "x".repeat(81) + "\""),
                            row("7", "\"LastName\":\"Reid\",\"Id\":\"003\""))
                    .json();
            assertThat(rows).hasSize(8);
            assertThat(rows.at("/0/created").asBoolean()).isTrue();
            assertThat(rows.at("/0/id").asText()).hasSize(18);
            assertThat(rows.findValuesAsText("statusCode"))
                    .containsExactly(
                            "REQUIRED_FIELD_MISSING",
                            "INVALID_FIELD",
                            "INVALID_EMAIL_ADDRESS",
                            "DUPLICATE_VALUE",
                            "DUPLICATE_VALUE",
                            "STRING_TOO_LONG",
                            "INVALID_FIELD");
            JsonNode again =
                    upsert(world, false, row("1", "\"FirstName\":\"Ann\"")).json();
            assertThat(again.at("/0/created").asBoolean()).isFalse();
        }
    }

    @Test
    void rollsBackAllWhenOneFailsAndAllOrNoneIsAsked() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            JsonNode rows = upsert(world, true, row("1", "\"LastName\":\"Brown\""), row("2", "\"Phone\":\"1\""))
                    .json();
            assertThat(rows.at("/0/errors/0/statusCode").asText()).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
            assertThat(world.get("/sandbox/crm/salesforce").body()).isEmpty();
        }
    }

    @Test
    void refusesOver200RecordsAndUnknownExternalId() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            String[] rows = IntStream.range(0, 201)
                    .mapToObj(i -> row("" + i, "\"LastName\":\"x\""))
                    .toArray(String[]::new);
            assertThat(upsert(world, false, rows).status()).isEqualTo(400);
            assertThat(world.call("PATCH", DATA + "/composite/sobjects/Contact/Other__c", "{\"records\":[{}]}")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void pagesQueriesByTwoThousand() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            for (int batch = 0; batch < 11; batch++) {
                int first = batch * 200;
                upsert(
                        world,
                        false,
                        IntStream.range(first, first + 200)
                                .mapToObj(i -> row("" + i, "\"LastName\":\"x\",\"Customer_Hub_Frequency__c\":" + i))
                                .toArray(String[]::new));
            }
            String soql = "SELECT Id, Customer_Hub_Id__c FROM Contact WHERE Customer_Hub_Frequency__c >= 100"
                    + " ORDER BY Customer_Hub_Id__c LIMIT 2050";
            JsonNode first = world.get(DATA + "/query?q=" + World.encoded(soql)).json();
            assertThat(first.path("totalSize").asInt()).isEqualTo(2_050);
            assertThat(first.path("records")).hasSize(2_000);
            JsonNode second = world.get(
                            "/salesforce" + first.path("nextRecordsUrl").asText())
                    .json();
            assertThat(second.path("done").asBoolean()).isTrue();
            assertThat(second.path("records")).hasSize(50);
            assertThat(world.get(DATA + "/query?q=" + World.encoded("SELECT Shoe FROM Contact"))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void deletesAndDescribes() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            String id = upsert(world, false, row("1", "\"LastName\":\"x\""))
                    .json()
                    .at("/0/id")
                    .asText();
            String path = DATA + "/composite/sobjects?allOrNone=false&ids=" + id;
            assertThat(world.call("DELETE", path, "").json().at("/0/success").asBoolean())
                    .isTrue();
            assertThat(world.call("DELETE", path, "")
                            .json()
                            .at("/0/errors/0/statusCode")
                            .asText())
                    .isEqualTo("ENTITY_IS_DELETED");
            JsonNode fields =
                    world.get(DATA + "/sobjects/Contact/describe").json().path("fields");
            assertThat(fields.findValuesAsText("name")).contains("LastName", "Customer_Hub_Id__c");
            assertThat(world.get("/salesforce/services/data/v12.0/limits").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void refusesCallsOverTheDailyLimit() throws IOException {
        try (World world = World.withSalesforceCalls(2).asSalesforce()) {
            world.get(DATA + "/limits");
            world.get(DATA + "/limits");
            World.Answer third = world.get(DATA + "/limits");
            assertThat(third.status()).isEqualTo(403);
            assertThat(third.json().at("/0/errorCode").asText()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
        }
    }

    private static String row(String id, String more) {
        return "{\"attributes\":{\"type\":\"Contact\"},\"Customer_Hub_Id__c\":\"" + id + "\"," + more + "}";
    }

    private static World.Answer upsert(World world, boolean allOrNone, String... rows) throws IOException {
        String records = Arrays.stream(rows).collect(Collectors.joining(","));
        return world.call(
                "PATCH",
                DATA + "/composite/sobjects/Contact/Customer_Hub_Id__c",
                "{\"allOrNone\":" + allOrNone + ",\"records\":[" + records + "]}");
    }
}
