package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.Hub;
import io.customerhub.app.plan.Plan;
import io.customerhub.app.plan.PlanFile;
import io.customerhub.app.plan.PlannedRun;
import io.customerhub.mapping.Json;
import io.customerhub.warehouse.store.PlannedDelivery.Counts;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.SinkStops.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in a mapping that would empty a field of every contact in HubSpot, as the how-to tells it. */
@TestMethodOrder(OrderAnnotation.class)
final class GuardIT {
    private static final String SINK = "hubspot-contacts";

    @TempDir
    static Path folder;

    private static HubFixture fixture;
    private static Path mapping;

    @BeforeAll
    static void start() throws IOException {
        Path home = folder.resolve("home");
        DocumentedHome.copyTo(home);
        mapping = home.resolve("mappings/hubspot-contacts.yaml");
        fixture = HubFixture.start(home, folder.resolve("data"), Hub.Mode.COMMAND, Map.of(), "--company", "demo");
        fixture.sync("quickbooks-customers", true);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    @Order(1)
    void aFieldThatIsFilledTripsNothing() {
        assertThat(fixture.sync("quickbooks-transactions", true).sinks())
                .anySatisfy(sink -> assertThat(sink.written()).isGreaterThan(1_000));
        assertThat(stops()).isEmpty();
    }

    @Test
    @Order(2)
    void whatIsTakenInOnceMoreByTheSameFilesChangesNothing() {
        Map<String, String> before = fixture.hub().warehouse().reports().fingerprints();
        try (PlannedRun planned = fixture.hub().plan("replay", false).orElseThrow()) {
            assertThat(planned.plan().changes()).isEmpty();
        }

        RunReport run = fixture.sync("replay", false);

        assertThat(run.read()).isGreaterThan(10_000);
        assertThat(run.accepted()).isEqualTo(run.read());
        assertThat(run.balanced()).isTrue();
        assertThat(fixture.hub().warehouse().reports().fingerprints()).isEqualTo(before);
        assertThat(run.sinks()).allSatisfy(sink -> assertThat(sink.unchanged()).isEqualTo(sink.planned()));
        assertThat(fixture.sync("replay", false).read())
                .as("from the beginning again")
                .isEqualTo(run.read());
    }

    @Test
    @Order(3)
    void aMistakeThatWouldEmptyAFieldStopsTheSinkAndNoOther() throws IOException {
        List<String> before = emails();
        assertThat(before).hasSizeGreaterThan(500);
        edit("email: .email", "email: .emial");
        try (PlannedRun planned = fixture.hub().plan("replay", false).orElseThrow()) {
            assertThat(planned.plan().guarded()).containsExactly(SINK);
        }
        assertThat(stops()).as("a plan stops nothing").isEmpty();

        fixture.sync("replay", true);

        assertThat(stops()).singleElement().satisfies(stop -> {
            assertThat(stop.sink()).isEqualTo(SINK);
            assertThat(stop.guarded()).isTrue();
            assertThat(stop.reason()).contains("more than 20 % of them");
        });
        assertThat(emails()).isEqualTo(before);
        Plan waiting = fixture.hub().waiting(List.of(SINK));
        assertThat(waiting.changes())
                .hasSize(before.size())
                .allSatisfy(change -> assertThat(change.fields())
                        .singleElement()
                        .satisfies(field -> {
                            assertThat(field.field()).isEqualTo("email");
                            assertThat(field.to().isNull()).isTrue();
                            assertThat(field.mapping()).isEqualTo("mappings/hubspot-contacts.yaml:8");
                        }));
    }

    @Test
    @Order(4)
    void theSinkStaysStoppedWhateverRunsUntilTheMistakeIsMended() throws IOException {
        List<String> before = emails();
        fixture.sandboxPost("/sandbox/quickbooks/touch?entity=Customer&id=7", "");
        fixture.sync("quickbooks-customers", false);
        assertThat(emails()).isEqualTo(before);

        edit("email: .emial", "email: .email");
        fixture.sync("replay", true);

        Path seen = folder.resolve("seen.json");
        PlanFile.save(fixture.hub().waiting(List.of(SINK)), seen);
        assertThat(PlanFile.read(seen).isOfOutbox()).isTrue();
        Counts waiting = fixture.hub().waiting(List.of(SINK)).sinks().get(0);
        assertThat(waiting.update()).isLessThan(10);
        assertThat(stops()).hasSize(1);
        fixture.hub().warehouse().sinkStops().lift(List.of(SINK), "mended", "test");
        fixture.hub().deliver();
        assertThat(emails()).hasSameSizeAs(before);
        assertThat(fixture.hub().waiting(List.of(SINK)).changes()).isEmpty();
    }

    private static void edit(String from, String to) throws IOException {
        String text = Files.readString(mapping);
        assertThat(text).contains(from);
        Files.writeString(mapping, text.replace(from, to));
        fixture.restart(Hub.Mode.COMMAND);
    }

    private static List<Stop> stops() {
        return fixture.hub().warehouse().sinkStops().all();
    }

    /** The addresses that HubSpot holds. */
    private static List<String> emails() {
        return fixture.sandboxGet("/sandbox/crm/hubspot")
                .lines()
                .map(GuardIT::email)
                .filter(email -> !email.isEmpty())
                .sorted()
                .toList();
    }

    private static String email(String line) {
        try {
            JsonNode contact = Json.MAPPER.readTree(line);
            return contact.path("email").asText("");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
