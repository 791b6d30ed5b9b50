package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What other systems may tell the loyalty club of its customers. */
class LoyaltyTest {

    private static final String CUSTOMERS = "/loyalty/v1/customers";

    @Test
    void keepsEachCustomerUnderTheReferenceItWasGiven() throws IOException {
        try (World world = World.demo()) {
            assertThat(world.call("PUT", CUSTOMERS + "/a", "{\"email\":\"a@b.co\"}")
                            .status())
                    .isEqualTo(401);
            world.with("X-Api-Key", "key");
            assertThat(world.call("PUT", CUSTOMERS + "/a", "{\"email\":\"a@b.co\"}")
                            .status())
                    .isEqualTo(201);
            World.Answer again = world.call("PUT", CUSTOMERS + "/a", "{\"email\":\"a@c.co\"}");
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().path("no").asText()).isEqualTo("M-a");
            assertThat(world.call("PUT", CUSTOMERS + "/a", "{\"email\":\"none\"}")
                            .status())
                    .isEqualTo(422);
            assertThat(world.call("PUT", CUSTOMERS + "/a", "{\"colour\":\"red\"}")
                            .status())
                    .isEqualTo(422);

            assertThat(world.get("/sandbox/crm/loyalty").body().lines())
                    .singleElement()
                    .asString()
                    .contains("a@c.co");
            assertThat(world.call("DELETE", CUSTOMERS + "/a", "").status()).isEqualTo(204);
            assertThat(world.call("DELETE", CUSTOMERS + "/a", "").status()).isEqualTo(404);
        }
    }

    @Test
    void takesAListAndSaysOfEachWhatBecameOfIt() throws IOException {
        try (World world = World.demo().with("X-Api-Key", "key")) {
            World.Answer answer = world.post(CUSTOMERS, """
                    {"customers": [{"reference": "a", "email": "a@b.co"}, {"reference": "b", "email": "none"}]}
                    """);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/results/0/customer/no").asText()).isEqualTo("M-a");
            assertThat(answer.json().at("/results/1/error/message").asText()).contains("mail address");
            assertThat(world.post(CUSTOMERS, "{\"customers\": []}").status()).isEqualTo(422);
        }
    }
}
