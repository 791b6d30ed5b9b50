package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamicsTest {

    private static final String API = "/dynamics/api/data/v9.2/";

    @Test
    void refusesForeignClientsScopesAndTenants() throws IOException {
        try (World world = World.demo()) {
            String form = "grant_type=client_credentials&client_id=dc&client_secret=ds&scope=";
            String scope = World.encoded(world.sandbox.address() + "/dynamics/.default");
            JsonNode token = world.post("/dynamics/tenant/oauth2/v2.0/token", form + scope)
                    .json();
            assertThat(token.path("expires_in").asInt()).isEqualTo(3_599);
            assertThat(world.post("/dynamics/tenant/oauth2/v2.0/token", form + "openid")
                            .json()
                            .path("error")
                            .asText())
                    .isEqualTo("invalid_scope");
            assertThat(world.post("/dynamics/other/oauth2/v2.0/token", form + scope)
                            .status())
                    .isEqualTo(400);
            assertThat(world.post("/dynamics/tenant/oauth2/v2.0/token", form.replace("ds", "x") + scope)
                            .status())
                    .isEqualTo(401);
            assertThat(world.get(API + "contacts").status()).isEqualTo(401);
            world.asDynamics();
            world.clock.forward(Duration.ofSeconds(3_599));
            assertThat(world.get(API + "contacts").status()).isEqualTo(401);
        }
    }

    @Test
    void pagesThroughEveryTable() throws IOException {
        try (World world = World.demo().asDynamics().with("Prefer", "odata.maxpagesize=100")) {
            assertThat(ids(world, "contacts?$select=fullname", "contactid"))
                    .hasSize(600)
                    .doesNotHaveDuplicates();
            assertThat(ids(world, "accounts", "accountid")).hasSizeBetween(120, 150);
            assertThat(ids(world, "leads", "leadid")).hasSize(200);
            assertThat(ids(world, "opportunities", "opportunityid")).hasSize(150);
            JsonNode row = world.get(API + "contacts?$select=fullname,emailaddress1")
                    .json()
                    .at("/value/0");
            assertThat(row.properties().stream().map(Map.Entry::getKey))
                    .containsExactlyInAnyOrder("@odata.etag", "fullname", "emailaddress1", "contactid");
            World.Answer unknown = world.get(API + "contacts?$select=shoe");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.json().at("/error/message").asText()).contains("'shoe'");
            assertThat(unknown.headers()).containsEntry("odata-version", "4.0");
        }
    }

    @Test
    void tellsWhatChangedSinceTheFirstReading() throws IOException {
        try (World world = World.demo().asDynamics().with("Prefer", "odata.maxpagesize=250,odata.track-changes")) {
            List<JsonNode> pages = pages(world, world.get(API + "contacts?$select=fullname"));
            assertThat(pages).hasSize(3);
            List<String> ids = pages.get(0).path("value").findValuesAsText("contactid");
            world.post("/sandbox/dynamics/touch?table=contacts&id=" + ids.get(0), "");
            world.post("/sandbox/dynamics/touch?table=contacts&id=" + ids.get(1), "");
            world.post("/sandbox/dynamics/delete?table=contacts&id=" + ids.get(1), "");
            world.post("/sandbox/dynamics/delete?table=accounts&id=" + ids.get(1), "");
            JsonNode delta =
                    world.follow(pages.get(2).path("@odata.deltaLink").asText()).json();
            assertThat(delta.path("@odata.context").asText()).endsWith("$metadata#contacts(fullname)/$delta");
            assertThat(delta.path("value")).hasSize(2);
            assertThat(delta.at("/value/0/contactid").asText()).isEqualTo(ids.get(0));
            assertThat(delta.at("/value/1/@odata.context").asText()).endsWith("/$metadata#contacts/$deletedEntity");
            assertThat(delta.at("/value/1/id").asText()).isEqualTo(ids.get(1));
            String next = delta.path("@odata.deltaLink").asText();
            assertThat(world.follow(next).json().path("value")).isEmpty();

            world.post("/sandbox/dynamics/expire-delta-tokens", "");
            World.Answer expired = world.follow(next);
            assertThat(expired.status()).isEqualTo(400);
            assertThat(expired.json().at("/error/code").asText()).isEqualTo("0x80044352");
            List<JsonNode> again = pages(world, world.get(API + "contacts?$select=fullname"));
            String fresh = again.get(again.size() - 1).path("@odata.deltaLink").asText();
            assertThat(world.follow(fresh).status()).isEqualTo(200);
            world.clock.forward(Duration.ofDays(8));
            world.asDynamics();
            assertThat(world.follow(fresh).status()).isEqualTo(400);
        }
    }

    @Test
    void upsertsOneRowByAlternateKey() throws IOException {
        try (World world = World.demo().asDynamics()) {
            String path = API + "contacts(customerhub_id='c-1')";
            World.Answer created = world.call("PATCH", path, "{\"lastname\":\"Reid\",\"customerhub_monetary\":12.50}");
            assertThat(created.status()).isEqualTo(204);
            String id = created.headers().get("odata-entityid");
            assertThat(id).contains("/contacts(");
            assertThat(world.call("PATCH", path, "{\"firstname\":\"Ann\"}").headers())
                    .containsEntry("odata-entityid", id);
            assertThat(world.get(path).json().path("fullname").asText()).isEqualTo("Ann Reid");
            world.with("If-None-Match", "*");
            assertThat(world.call("PATCH", path, "{}").status()).isEqualTo(412);
            world.without("If-None-Match").with("If-Match", "*");
            assertThat(world.call("PATCH", API + "contacts(customerhub_id='c-2')", "{}")
                            .status())
                    .isEqualTo(404);
            world.with("If-Match", "W/\"1\"");
            assertThat(world.call("PATCH", path, "{}").status()).isEqualTo(412);
            world.without("If-Match");
            assertThat(world.call("PATCH", path, "{\"shoe\":1}").status()).isEqualTo(400);
            assertThat(world.call("PATCH", path, "{\"firstname\":\"" + "x".repeat(51) + "\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(world.get("/sandbox/crm/dynamics").body())
                    .hasLineCount(1)
                    .contains("\"customerhub_monetary\":12.5");
            assertThat(world.call("DELETE", path, "").status()).isEqualTo(204);
            assertThat(world.get(path).status()).isEqualTo(404);
        }
    }

    @Test
    void upsertsManyRowsOrNone(@TempDir Path state) throws IOException {
        String many = API + "contacts/Microsoft.Dynamics.CRM.UpsertMultiple";
        try (World world = World.keeping(state).asDynamics()) {
            assertThat(world.post(many, targets(target("1", "\"lastname\":\"A\""), target("2", "\"shoe\":1")))
                            .status())
                    .isEqualTo(400);
            assertThat(world.post(
                                    many,
                                    targets(target("1", "\"lastname\":\"A\""), target("2", "\"customerhub_id\":\"2\"")))
                            .status())
                    .isEqualTo(400);
            assertThat(world.get("/sandbox/crm/dynamics").body()).isEmpty();
            assertThat(world.post(many, targets(target("1", "\"lastname\":\"A\""), target("2", "\"lastname\":\"B\"")))
                            .status())
                    .isEqualTo(204);
            world.post(many, targets(target("2", "\"lastname\":\"C\""), target("3", "\"lastname\":\"D\"")));
        }
        try (World world = World.keeping(state)) {
            assertThat(world.get("/sandbox/crm/dynamics").body())
                    .hasLineCount(3)
                    .contains("\"lastname\":\"C\"");
        }
    }

    @Test
    void protectsItselfFromMoreThanSixThousandCallsInFiveMinutes() throws IOException {
        try (World world = World.bare().asDynamics()) {
            for (int i = 0; i < 6_000; i++) {
                world.get(API + "WhoAmI");
            }
            world.clock.forward(Duration.ofSeconds(100));
            World.Answer refused = world.get(API + "WhoAmI");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.headers()).containsEntry("retry-after", "200");
            world.clock.forward(Duration.ofSeconds(200));
            assertThat(world.get(API + "WhoAmI").status()).isEqualTo(200);
        }
    }

    @Test
    void isServedOnlyWithItsCredentials() throws IOException {
        try (World world = World.withOldCredentials()) {
            World.Answer answer = world.get(API + "contacts");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("SANDBOX_DYNAMICS_CLIENT_SECRET");
            assertThat(world.asHubSpot().get("/hubspot/crm/v3/objects/contacts").status())
                    .isEqualTo(200);
        }
    }

    private static String target(String id, String more) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"@odata.id\":\"contacts(customerhub_id='" + id
                + "')\"," + more + "}";
    }

    private static String targets(String... targets) {
        return "{\"Targets\":[" + String.join(",", targets) + "]}";
    }

    private static List<String> ids(World world, String path, String column) throws IOException {
        return pages(world, world.get(API + path)).stream()
                .flatMap(page -> page.path("value").findValuesAsText(column).stream())
                .toList();
    }

    private static List<JsonNode> pages(World world, World.Answer first) throws IOException {
        List<JsonNode> pages = new ArrayList<>(List.of(first.json()));
        while (pages.get(pages.size() - 1).has("@odata.nextLink")) {
            pages.add(world.follow(
                            pages.get(pages.size() - 1).path("@odata.nextLink").asText())
                    .json());
        }
        return pages;
    }
}
