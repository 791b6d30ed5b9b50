package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.customerhub.sandbox.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ControlsTest {

    private static final String CONTACTS = "/hubspot/crm/v3/objects/contacts";

    @Test
    void injectsFailuresAsOftenAsAsked() throws IOException {
        try (World world = World.demo().asHubSpot()) {
            fault(world, "429", ",\"times\":2,\"retryAfter\":7");
            fault(world, "500", "");
            World.Answer first = world.get(CONTACTS);
            assertThat(first.status()).isEqualTo(429);
            assertThat(first.headers()).containsEntry("retry-after", "7");
            assertThat(world.get(CONTACTS).status()).isEqualTo(429);
            assertThat(world.get(CONTACTS).status()).isEqualTo(500);
            assertThat(world.get(CONTACTS).status()).isEqualTo(200);
            assertThat(world.post("/sandbox/faults", "{\"vendor\":\"nobody\"}").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void losesTheAnswerButNotTheWrite() throws IOException {
        try (World world = World.demo().asHubSpot()) {
            fault(world, "timeout-after-write", "");
            String body = "{\"inputs\":[{\"id\":\"1\",\"idProperty\":\"customer_hub_id\",\"properties\":{}}]}";
            assertThat(world.get(CONTACTS).status()).isEqualTo(200);
            assertThatThrownBy(() -> world.post(CONTACTS + "/batch/upsert", body))
                    .isInstanceOf(IOException.class);
            assertThat(world.get("/sandbox/crm/hubspot").body()).hasLineCount(1);
            JsonNode again = world.post(CONTACTS + "/batch/upsert", body).json();
            assertThat(again.at("/results/0/new").asBoolean()).isFalse();
        }
    }

    @Test
    void signsWebhooksOverTheirRawBody() throws IOException, GeneralSecurityException {
        List<String> signatures = new CopyOnWriteArrayList<>();
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            signatures.add(exchange.getRequestHeaders().getFirst("intuit-signature"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try (World world = World.demo()) {
            String path = "/sandbox/quickbooks/webhook?id=7&url="
                    + World.encoded("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
            assertThat(world.post(path, "").json().path("status").asInt()).isEqualTo(204);
            world.post(path + "&format=cloudevents", "");
            world.post(path + "&badSignature=true", "");
            assertThat(signatures.get(0)).isEqualTo(sign(bodies.get(0)));
            assertThat(signatures.get(1)).isEqualTo(sign(bodies.get(1)));
            assertThat(signatures.get(2)).isNotEqualTo(sign(bodies.get(2)));
            assertThat(Json.read(bodies.get(0))
                            .at("/eventNotifications/0/dataChangeEvent/entities/0/id")
                            .asText())
                    .isEqualTo("7");
            assertThat(Json.read(bodies.get(1)).at("/0/intuitentityid").asText())
                    .isEqualTo("7");
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void tellsTheTruthAndTheLoyaltyMembers() throws IOException {
        try (World world = World.demo()) {
            assertThat(world.get("/sandbox/truth").body())
                    .startsWith("source,entity,id,customer\nquickbooks,Customer,1,C");
            assertThat(world.get("/loyalty/v1/members").status()).isEqualTo(401);
            assertThat(world.get("/sandbox/health")
                            .json()
                            .at("/records/members")
                            .asInt())
                    .isEqualTo(500);
        }
    }

    @Test
    void reportsAllMissingCredentialsAtOnce() {
        assertThatThrownBy(() -> Credentials.of(Map.of("SANDBOX_QUICKBOOKS_REALM", "1")))
                .isInstanceOf(Credentials.Missing.class)
                .hasMessageContaining("SANDBOX_QUICKBOOKS_CLIENT_ID")
                .hasMessageContaining("SANDBOX_LOYALTY_API_KEY");
    }

    private static void fault(World world, String kind, String more) throws IOException {
        String body = "{\"vendor\":\"hubspot\",\"kind\":\"" + kind + "\"" + more + "}";
        assertThat(world.post("/sandbox/faults", body).status()).isEqualTo(204);
    }

    private static String sign(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("verifier".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
