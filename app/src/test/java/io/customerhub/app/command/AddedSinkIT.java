package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.Hub;
import io.customerhub.app.check.HubCheck;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.RunReport.SinkLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what {@code docs/how-to/add-a-sink.md} says: a club of which the hub knows nothing is told of customers. */
final class AddedSinkIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void theClubIsToldOfThoseWithAMailAddressAndOfNobodyElse() throws IOException {
        DocumentedHome home = DocumentedHome.copyTo(folder.resolve("home"));
        assertThat(home.follow("docs/how-to/add-a-sink.md")).hasSize(3);
        assertThat(HubCheck.of(home.folder()).run()).isEmpty();

        try (HubFixture fixture = HubFixture.start(
                home.folder(),
                folder.resolve("data"),
                Hub.Mode.COMMAND,
                Map.of("hub.sinks", "club-members"),
                "--company",
                "generated",
                "--lines",
                "2000")) {
            RunReport run = fixture.sync("quickbooks-customers", true);

            SinkLedger club = run.sinks().get(0);
            List<JsonNode> told = club(fixture);
            assertThat(told)
                    .isNotEmpty()
                    .allSatisfy(customer ->
                            assertThat(customer.path("email").asText()).contains("@"));
            assertThat(club.written()).isEqualTo(club.planned()).isEqualTo(told.size());
            assertThat(fixture.sync("quickbooks-customers", true).sinks())
                    .allSatisfy(again -> assertThat(again.written()).isZero());
        }
    }

    private static List<JsonNode> club(HubFixture fixture) throws IOException {
        var customers = new ArrayList<JsonNode>();
        for (String line : fixture.sandboxGet("/sandbox/crm/loyalty").lines().toList()) {
            customers.add(JSON.readTree(line));
        }
        return customers;
    }
}
