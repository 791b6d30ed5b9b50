package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.http.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldVisitsTest {

    private static final String VISITS = "/field-visits/api/visits";

    @Test
    void pagesThroughEveryVisitAndThenThroughWhatChanged(@TempDir Path state) throws IOException {
        try (World world = World.keeping(state)) {
            assertThat(world.get(VISITS).status()).isEqualTo(401);
            world.authorized("Bearer visits");
            List<JsonNode> all = all(world, "");
            assertThat(all).hasSize(1_000);
            assertThat(all.stream().map(visit -> visit.path("visit_id").asText()))
                    .doesNotHaveDuplicates();
            assertThat(all.stream().map(visit -> visit.path("updated_at").asText()))
                    .isSorted();
            assertThat(all).anyMatch(visit -> visit.path("deleted").asBoolean());
            world.post("/sandbox/field-visits/touch?id=V00007", "");
            world.post("/sandbox/field-visits/delete?id=V00008", "");
        }
        try (World world = World.keeping(state).authorized("Bearer visits")) {
            List<JsonNode> changed = all(world, "&updated_since=2026-11-01T12:00:00Z");
            assertThat(changed.stream().map(visit -> visit.path("visit_id").asText()))
                    .containsExactly("V00007", "V00008");
            assertThat(changed.get(1).path("deleted").asBoolean()).isTrue();
            assertThat(world.get(VISITS + "?cursor=x").status()).isEqualTo(400);
            assertThat(world.get(VISITS + "?limit=101").status()).isEqualTo(400);
        }
    }

    @Test
    void signsWebhooksWithItsToken() throws IOException {
        try (World world = World.demo();
                Receiver receiver = new Receiver("")) {
            world.post("/sandbox/field-visits/webhook?id=V00001&url=" + World.encoded(receiver.url()), "");
            Receiver.Call call = receiver.calls.get(0);
            assertThat(call.headers())
                    .containsEntry("x-visits-signature", "sha256=" + Signature.hex("visits", call.body()));
        }
    }

    private static List<JsonNode> all(World world, String more) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = world.get(VISITS + "?limit=100" + cursor + more).json();
            page.path("data").forEach(all::add);
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("next_cursor").asText();
        } while (!cursor.isEmpty());
        return all;
    }
}
