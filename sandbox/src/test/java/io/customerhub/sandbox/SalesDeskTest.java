package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SalesDeskTest {
    private static final String CALLS = "/sales-desk/calls";
    private static final String ANN = "00000000-0000-0000-0000-000000000001";

    private static String call(String id, String customer, String trigger) {
        return "{\"id\":\"" + id + "\",\"customerId\":\"" + customer + "\",\"trigger\":\"" + trigger
                + "\",\"asOf\":\"2026-10-31\"}";
    }

    @Test
    void hearsEachCallOnce() throws IOException {
        try (World world = World.demo()) {
            assertThat(world.post(CALLS, call("7", ANN, "displeased")).status()).isEqualTo(401);
            world.authorized("Bearer desk");
            assertThat(world.post(CALLS, call("7", ANN, "displeased")).status()).isEqualTo(204);
            assertThat(world.post(CALLS, call("7", ANN, "displeased")).status()).isEqualTo(204);
            assertThat(world.post(CALLS, call("7", ANN, "visit-due")).status()).isEqualTo(409);
            assertThat(world.post(CALLS, call("6", ANN.replace('1', '2'), "displeased"))
                            .status())
                    .isEqualTo(204);
            assertThat(world.post(CALLS, call("8", "Ann", "displeased")).status())
                    .isEqualTo(422);
            assertThat(world.post(CALLS, call("8", ANN, "")).status()).isEqualTo(422);
            assertThat(world.get("/sandbox/sales-desk/calls").body().lines()).hasSize(2);
        }
    }
}
