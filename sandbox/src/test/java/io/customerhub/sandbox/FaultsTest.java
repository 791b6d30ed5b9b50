package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.http.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind of fault at every vendor that it can strike, over real HTTP. */
class FaultsTest {

    @Test
    void strikesWhatTheReadmeSays() throws IOException {
        List<String> kinds =
                Stream.of(Faults.Kind.values()).map(Faults.Kind::word).toList();
        Set<String> vendors = new HashSet<>();
        try (World world = World.demo()) {
            for (String line : Files.readString(Path.of("README.md")).lines().toList()) {
                String[] cells = line.split("\\|", -1);
                if (cells.length != kinds.size() + 3 || !VendorCalls.READINGS.containsKey(word(cells[1]))) {
                    continue;
                }
                vendors.add(word(cells[1]));
                for (int i = 0; i < kinds.size(); i++) {
                    World.Answer answer = ask(world, word(cells[1]), kinds.get(i), "");
                    String told = answer.status() == 204
                            ? "yes"
                            : "no: " + answer.json().path("error").asText().replaceFirst(".*: ", "");
                    assertThat(told).as(word(cells[1]) + " " + kinds.get(i)).isEqualTo(cells[i + 2].trim());
                }
            }
            assertThat(vendors).isEqualTo(VendorCalls.READINGS.keySet());
            assertThat(world.get("/sandbox/faults")
                            .json()
                            .at("/hubspot/truncated")
                            .asInt())
                    .isEqualTo(1);
            world.call("DELETE", "/sandbox/faults", "");
            assertThat(world.get("/sandbox/faults").json()).isEmpty();
        }
    }

    @Test
    void refusesFailsAndClosesAtEveryVendor() throws IOException {
        try (World world = World.demo()) {
            for (Map.Entry<String, VendorCalls.Reading> entry : VendorCalls.READINGS.entrySet()) {
                VendorCalls.Reading reading = entry.getValue();
                reading.login().enter(world);
                ask(world, entry.getKey(), "429", ",\"retryAfter\":7,\"after\":1");
                assertThat(reading.read(world).status()).as(entry.getKey()).isEqualTo(200);
                World.Answer limited = reading.read(world);
                assertThat(limited.status()).as(entry.getKey()).isEqualTo(reading.limited());
                assertThat(limited.headers()).containsEntry("retry-after", "7");
                ask(world, entry.getKey(), "500", "");
                assertThat(reading.read(world).status()).as(entry.getKey()).isEqualTo(500);
                // This client repeats a read by itself when the connection is closed, so there must be several.
                ask(world, entry.getKey(), "timeout", ",\"times\":10");
                assertThatThrownBy(() -> reading.read(world)).isInstanceOf(IOException.class);
                world.call("DELETE", "/sandbox/faults?vendor=" + entry.getKey(), "");
                ask(world, entry.getKey(), "truncated", "");
                String half = reading.read(world).body();
                assertThat(reading.read(world).body())
                        .as(entry.getKey())
                        .startsWith(half)
                        .hasSizeGreaterThan(half.length());
                leave(world);
            }
        }
    }

    @Test
    void changesTheShapeOfEveryPage() throws IOException {
        try (World world = World.demo()) {
            for (Map.Entry<String, VendorCalls.Reading> entry : VendorCalls.READINGS.entrySet()) {
                VendorCalls.Reading reading = entry.getValue();
                if (reading.rows().isEmpty()) {
                    continue;
                }
                reading.login().enter(world);
                JsonNode before = reading.read(world).json().at(reading.rows());
                ask(world, entry.getKey(), "new-field", "");
                JsonNode more = reading.read(world).json().at(reading.rows());
                assertThat(more.toString()).as(entry.getKey()).contains("sandbox_new_field");
                ask(world, entry.getKey(), "missing-field", "");
                JsonNode fewer = reading.read(world).json().at(reading.rows());
                ask(world, entry.getKey(), "changed-type", "");
                JsonNode other = reading.read(world).json().at(reading.rows());
                int changed = 0;
                for (int i = 1; i < before.size(); i++) {
                    JsonNode old = before.path(i).at(reading.field());
                    if (!old.isNull() && !old.isMissingNode()) {
                        assertThat(fewer.path(i).at(reading.field()))
                                .as(entry.getKey())
                                .isNotEqualTo(old);
                        assertThat(other.path(i).at(reading.field()).getNodeType())
                                .as(entry.getKey())
                                .isNotEqualTo(old.getNodeType());
                        changed++;
                    }
                }
                assertThat(changed).as(entry.getKey()).isPositive();
                leave(world);
            }
        }
    }

    @Test
    void shortensPagesWithoutLosingTheirRest() throws IOException {
        try (World world = World.demo()) {
            for (String vendor : VendorCalls.READINGS.keySet()) {
                VendorCalls.Reading reading = Objects.requireNonNull(VendorCalls.READINGS.get(vendor));
                if (ask(world, vendor, "short-page", "").status() != 204) {
                    continue;
                }
                reading.login().enter(world);
                World.Answer few = reading.read(world);
                World.Answer full = reading.read(world);
                assertThat(few.json().at(reading.rows()).size())
                        .as(vendor)
                        .isPositive()
                        .isLessThan(full.json().at(reading.rows()).size());
                leave(world);
            }
            world.asSalesforce();
            ask(world, "salesforce", "short-page", "");
            JsonNode page = world.get("/salesforce/services/data/v60.0/query?q=" + VendorCalls.SOQL)
                    .json();
            int rows = page.path("records").size();
            while (page.has("nextRecordsUrl")) {
                page = world.get("/salesforce" + page.path("nextRecordsUrl").asText())
                        .json();
                rows += page.path("records").size();
            }
            assertThat(rows).isEqualTo(700);
        }
    }

    @Test
    void endsTheLifeOfAccessTokens() throws IOException {
        try (World world = World.demo()) {
            for (String vendor : VendorCalls.READINGS.keySet()) {
                VendorCalls.Reading reading = Objects.requireNonNull(VendorCalls.READINGS.get(vendor));
                if (ask(world, vendor, "expire-tokens", "").status() != 204) {
                    continue;
                }
                reading.login().enter(world);
                assertThat(reading.read(world).status()).as(vendor).isIn(400, 401);
                assertThat(reading.read(world).status()).as(vendor).isIn(400, 401);
                leave(world);
            }
        }
    }

    @Test
    void losesTheAnswerButNotTheWrite() throws IOException {
        try (World world = World.demo()) {
            for (Map.Entry<String, String[]> writing : VendorCalls.WRITINGS.entrySet()) {
                String[] call = writing.getValue();
                Objects.requireNonNull(VendorCalls.READINGS.get(writing.getKey()))
                        .login()
                        .enter(world);
                ask(world, writing.getKey(), "timeout", "");
                assertThatThrownBy(() -> world.call(call[0], call[1], call[2])).isInstanceOf(IOException.class);
                String pointer = "/" + writing.getKey() + "/writes";
                assertThat(world.get("/sandbox/stats").json().at(pointer).asInt())
                        .as(writing.getKey())
                        .isZero();
                ask(world, writing.getKey(), "timeout-after-write", "");
                assertThatThrownBy(() -> world.call(call[0], call[1], call[2])).isInstanceOf(IOException.class);
                assertThat(world.get("/sandbox/stats").json().at(pointer).asInt())
                        .as(writing.getKey())
                        .isEqualTo(1);
                leave(world);
            }
        }
    }

    @Test
    void redesignsTheDirectory() throws IOException {
        try (World world = World.demo()) {
            ask(world, "directory", "missing-field", "");
            assertThat(world.get("/directory/search").body()).doesNotContain("class=\"phone\"");
            ask(world, "directory", "new-field", "");
            assertThat(world.get("/directory/search").body()).contains("class=\"phone\"", "sandbox_new_field");
        }
    }

    private static void leave(World world) {
        for (String header : List.of("Authorization", "X-Goog-Api-Key", "X-Goog-FieldMask", "X-Api-Key")) {
            world.without(header);
        }
    }

    private static World.Answer ask(World world, String vendor, String kind, String more) throws IOException {
        return world.post("/sandbox/faults", "{\"vendor\":\"" + vendor + "\",\"kind\":\"" + kind + "\"" + more + "}");
    }

    private static String word(String cell) {
        return cell.replace("`", "").trim();
    }
}
