package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.RunReport.SinkLedger;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that cannot go on, and what its earlier pages have for the sinks. */
final class CutOffRunIT {
    @TempDir
    Path data;

    private HubFixture fixture;

    @BeforeEach
    void start() {
        fixture = HubFixture.start(
                data,
                Hub.Mode.COMMAND,
                Map.of("hub.sinks", "hubspot-organisations", "camel.kamelet.quickbooks-source.pageSize", "20"),
                "--company",
                "generated",
                "--lines",
                "4000");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void whatAFailedRunLeftIsDeliveredAtOnce() {
        fault("{\"vendor\":\"quickbooks\",\"kind\":\"500\",\"times\":1,\"after\":2}");

        RunReport run = fixture.sync("quickbooks-customers", false);

        assertThat(run.status()).isEqualTo("failed");
        assertDelivered(run);
        assertThat(fixture.sync("quickbooks-customers", false).status()).isEqualTo("complete");
    }

    @Test
    void whatADeferredRunLeftIsDeliveredAtOnce() {
        fault("{\"vendor\":\"quickbooks\",\"kind\":\"429\",\"times\":1,\"after\":2,\"retryAfter\":600}");

        RunReport run = fixture.sync("quickbooks-customers", false);

        assertThat(run.status()).isEqualTo("deferred");
        assertDelivered(run);
    }

    @Test
    void sinkThatIsSickTooKeepsItsRowsForLater() {
        fault("{\"vendor\":\"quickbooks\",\"kind\":\"500\",\"times\":1,\"after\":2}");
        fault("{\"vendor\":\"hubspot\",\"kind\":\"500\",\"times\":1}");

        RunReport run = fixture.sync("quickbooks-customers", false);

        assertThat(run.status()).isEqualTo("failed");
        assertThat(run.error()).contains("quickbooks is not available").doesNotContain("hubspot");
        assertThat(run.balanced()).isTrue();
        assertThat(run.sinks())
                .singleElement()
                .satisfies(sink -> assertThat(sink.pending()).isPositive().isEqualTo(sink.planned()));
    }

    private static void assertDelivered(RunReport run) {
        assertThat(run.accepted()).isPositive();
        assertThat(run.balanced()).isTrue();
        assertThat(run.sinks()).singleElement().satisfies(sink -> {
            assertThat(sink.written()).isPositive().isEqualTo(sink.planned());
            assertThat(sink).extracting(SinkLedger::pending).isEqualTo(0L);
        });
    }

    private void fault(String body) {
        assertThat(fixture.sandboxPost("/sandbox/faults", body).statusCode()).isBetween(200, 299);
    }
}
