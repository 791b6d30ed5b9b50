package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is killed hard, again and again, ends where one ends that nobody touched. */
final class KillIT {
    private static final String[] COMPANY = {"--company", "demo"};
    private static final List<String> FLOWS =
            List.of("quickbooks-customers", "quickbooks-transactions", "sheet-contacts");
    private static final int KILLS = 4;

    @TempDir
    Path undisturbed;

    @TempDir
    Path killed;

    @Test
    void aKilledHubEndsWhereAnUndisturbedOneDoes() throws IOException, InterruptedException {
        try (HubFixture calm = HubFixture.start(undisturbed, Hub.Mode.COMMAND, Map.of(), COMPANY);
                HubFixture wild = HubFixture.start(killed, Hub.Mode.COMMAND, Map.of(), COMPANY)) {
            calm.syncAll();
            wild.hub().close();
            var moments = new Random(1);
            for (int kill = 0; kill < KILLS; kill++) {
                String flow = FLOWS.get(kill == 0 ? 0 : 1);
                // Moments in which the process starts, reads, writes or delivers: the warehouse is served by it, too.
                Process process = hub(wild, "sync", flow, "--full");
                process.waitFor(2_000 + moments.nextInt(6_000), TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();
            }
            for (String flow : FLOWS) {
                assertThat(hub(wild, "sync", flow, "--full").waitFor()).isZero();
            }
            wild.restart(Hub.Mode.COMMAND);
            assertThat(wild.hub().warehouse().reports().fingerprints())
                    .isEqualTo(calm.hub().warehouse().reports().fingerprints());
            for (String crm : List.of("hubspot", "hubspot/companies", "salesforce", "salesforce/accounts")) {
                assertThat(wild.sandboxGet("/sandbox/crm/" + crm)).isEqualTo(calm.sandboxGet("/sandbox/crm/" + crm));
            }
            assertThat(wild.hub().warehouse().reports().runs(100))
                    .allSatisfy(run -> assertThat(run.balanced()).isTrue());
        }
    }

    private static Process hub(HubFixture fixture, String... arguments) throws IOException {
        ProcessBuilder builder = HubProcess.hub(fixture.data, arguments)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(fixture.data.toFile(), "hub.log")));
        builder.environment().put("HUB_SANDBOX", fixture.sandbox.url());
        return builder.start();
    }
}
