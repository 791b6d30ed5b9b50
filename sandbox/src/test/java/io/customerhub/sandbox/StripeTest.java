package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.http.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeTest {

    private static final String V1 = "/stripe/v1/";

    @Test
    void letsInByBasicAndBearerOnly() throws IOException {
        try (World world = World.demo()) {
            assertThat(world.get(V1 + "customers").status()).isEqualTo(401);
            String basic = Base64.getEncoder().encodeToString("sk_test:".getBytes(StandardCharsets.UTF_8));
            assertThat(world.authorized("Basic " + basic).get(V1 + "customers").status())
                    .isEqualTo(200);
            World.Answer answer =
                    world.asStripe().with("Stripe-Version", "2024-06-20").get(V1 + "customers");
            assertThat(answer.headers())
                    .containsEntry("stripe-version", "2024-06-20")
                    .containsKey("request-id");
        }
    }

    @Test
    void pagesEveryListNewestFirst() throws IOException {
        try (World world = World.demo().asStripe()) {
            List<JsonNode> customers = all(world, "customers", "");
            assertThat(customers).hasSize(400);
            assertThat(created(customers)).isSortedAccordingTo(Comparator.reverseOrder());
            List<JsonNode> charges = all(world, "charges", "");
            assertThat(charges).hasSize(2_000);
            assertThat(charges)
                    .allSatisfy(charge ->
                            assertThat(charge.path("currency").asText()).isIn("jmd", "usd"));
            assertThat(all(world, "refunds", "")).hasSizeBetween(50, 60);
            long since = created(charges).get(500);
            assertThat(all(world, "charges", "&created[gte]=" + since)).hasSizeBetween(501, 510);
            String third = charges.get(3).path("id").asText();
            JsonNode newer =
                    world.get(V1 + "charges?limit=100&ending_before=" + third).json();
            assertThat(newer.path("data")).hasSize(3);
            assertThat(world.get(V1 + "charges?limit=101").status()).isEqualTo(400);
            assertThat(world.get(V1 + "charges?shoe=1").status()).isEqualTo(400);
            assertThat(world.get(V1 + "charges?starting_after=ch_0").status()).isEqualTo(400);
        }
    }

    @Test
    void tellsOfChangesByEventsOfThirtyDays(@TempDir Path state) throws IOException {
        String gone;
        try (World world = World.keeping(state).asStripe()) {
            List<JsonNode> before = all(world, "events", "");
            assertThat(before).hasSizeBetween(200, 600);
            List<JsonNode> customers = all(world, "customers", "");
            gone = customers.get(0).path("id").asText();
            String touched = customers.get(1).path("id").asText();
            world.post("/sandbox/stripe/change?type=customer.updated&id=" + touched, "");
            world.post("/sandbox/stripe/change?type=charge.succeeded&id=" + touched, "");
            world.post("/sandbox/stripe/change?type=customer.deleted&id=" + gone, "");
            JsonNode charge = all(world, "charges", "&customer=" + touched).get(0);
            world.post(
                    "/sandbox/stripe/change?type=charge.refunded&id="
                            + charge.path("id").asText(),
                    "");
            String newest = before.get(0).path("id").asText();
            JsonNode fresh = world.get(V1 + "events?limit=100&ending_before=" + newest)
                    .json()
                    .path("data");
            assertThat(fresh.findValuesAsText("type"))
                    .containsExactly(
                            "charge.refunded",
                            "refund.created",
                            "customer.deleted",
                            "charge.succeeded",
                            "customer.updated");
            assertThat(world.get(V1 + "events?types[]=customer.deleted&types[]=refund.created&limit=2")
                            .json()
                            .path("data")
                            .findValuesAsText("type"))
                    .containsExactly("refund.created", "customer.deleted");
        }
        try (World world = World.keeping(state).asStripe()) {
            JsonNode deleted = world.get(V1 + "customers/" + gone).json();
            assertThat(deleted.path("deleted").asBoolean()).isTrue();
            assertThat(all(world, "customers", "")).hasSize(399);
            world.clock.forward(Duration.ofDays(31));
            assertThat(all(world, "events", "")).isEmpty();
        }
    }

    @Test
    void limitsCallsInASecond() throws IOException {
        try (World world = World.demo().asStripe()) {
            for (int i = 0; i < 25; i++) {
                assertThat(world.get(V1 + "customers?limit=1").status()).isEqualTo(200);
            }
            assertThat(world.get(V1 + "customers?limit=1").status()).isEqualTo(429);
            world.clock.forward(Duration.ofSeconds(1));
            assertThat(world.get(V1 + "customers?limit=1").status()).isEqualTo(200);
        }
    }

    @Test
    void signsWebhooksOverTimeAndBody() throws IOException {
        try (World world = World.demo();
                Receiver receiver = new Receiver("")) {
            String path = "/sandbox/stripe/webhook?url=" + World.encoded(receiver.url());
            world.post(path, "");
            world.post(path + "&badSignature=true", "");
            world.post(path + "&ageSeconds=301", "");
            world.post(path + "&twoSignatures=true", "");
            long now = world.clock.instant().getEpochSecond();
            assertThat(signature(receiver, 0)).isEqualTo("t=" + now + ",v1=" + good(receiver, now));
            assertThat(signature(receiver, 1)).doesNotContain(good(receiver, now));
            assertThat(signature(receiver, 2)).isEqualTo("t=" + (now - 301) + ",v1=" + good(receiver, now - 301));
            assertThat(signature(receiver, 3)).matches("t=[0-9]+,v1=[0-9a-f]{64},v1=" + good(receiver, now));
        }
    }

    private static String signature(Receiver receiver, int call) {
        return receiver.calls.get(call).headers().getOrDefault("stripe-signature", "");
    }

    private static String good(Receiver receiver, long time) {
        return Signature.hex("whsec", time + "." + receiver.calls.get(0).body());
    }

    private static List<Long> created(List<JsonNode> objects) {
        return objects.stream().map(object -> object.path("created").asLong()).toList();
    }

    private static List<JsonNode> all(World world, String kind, String more) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            world.clock.forward(Duration.ofMillis(50));
            String after = all.isEmpty()
                    ? ""
                    : "&starting_after=" + all.get(all.size() - 1).path("id").asText();
            page = world.get(V1 + kind + "?limit=100" + after + more).json();
            page.path("data").forEach(all::add);
        } while (page.path("has_more").asBoolean());
        return all;
    }
}
