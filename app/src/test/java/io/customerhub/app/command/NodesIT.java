package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.warehouse.store.RunReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is stopped for longer than its lease, and goes on when another has taken over. */
final class NodesIT {
    private static final String[] COMPANY = {"--company", "generated", "--lines", "20000"};
    private static final String FLOW = "quickbooks-transactions";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path undisturbed;

    @TempDir
    Path stopped;

    @Test
    void aNodeThatIsStoppedInTheMiddleOfARunDoesNoHarmWhenItGoesOn() throws IOException, InterruptedException {
        try (HubFixture calm = HubFixture.start(undisturbed, Hub.Mode.COMMAND, Map.of(), COMPANY);
                HubFixture wild = HubFixture.start(stopped, Hub.Mode.COMMAND, Map.of(), COMPANY)) {
            calm.sync("quickbooks-customers", true);
            calm.sync(FLOW, true);
            wild.sync("quickbooks-customers", true);

            Process node = begin(wild);
            until(() -> isUnderWay(latest(wild)));
            signal(node, "STOP");
            RunReport late = latest(wild);
            assertThat(late.status()).isEqualTo("running");
            assertThat(wild.hub().sync(FLOW, false))
                    .as("nobody takes over before the lease ends")
                    .isEmpty();

            until(() -> wild.hub().sync(FLOW, false).isPresent());
            RunReport taken = latest(wild);
            assertThat(taken.run()).isGreaterThan(late.run());
            assertThat(taken.status()).isEqualTo("complete");
            signal(node, "CONT");
            assertThat(node.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            assertThat(wild.hub().warehouse().reports().runs(100))
                    .allSatisfy(run -> assertThat(run.balanced()).isTrue())
                    .filteredOn(run -> run.run() == late.run())
                    .singleElement()
                    .satisfies(run -> {
                        assertThat(run.status()).isEqualTo("interrupted");
                        assertThat(run.error()).contains("node slow");
                        assertThat(run.accepted() + taken.accepted())
                                .as("no record is taken twice")
                                .isEqualTo(calm.hub()
                                        .warehouse()
                                        .reports()
                                        .runs(1)
                                        .get(0)
                                        .read());
                    });
            wild.hub().deliver();
            assertThat(wild.hub().warehouse().reports().fingerprints())
                    .isEqualTo(calm.hub().warehouse().reports().fingerprints());
            for (String crm : List.of("hubspot", "hubspot/companies", "salesforce", "salesforce/accounts")) {
                assertThat(wild.sandboxGet("/sandbox/crm/" + crm)).isEqualTo(calm.sandboxGet("/sandbox/crm/" + crm));
            }
            assertThat(node.exitValue()).as("it does not go on silently").isEqualTo(ExitCode.FAILED);
        }
    }

    private static boolean isUnderWay(RunReport run) {
        return run.flow().equals(FLOW) && run.status().equals("running") && run.read() > 0;
    }

    private static RunReport latest(HubFixture fixture) {
        return fixture.hub().warehouse().reports().runs(1).get(0);
    }

    private static Process begin(HubFixture fixture) throws IOException {
        ProcessBuilder builder = HubProcess.hub(fixture.data, "sync", FLOW, "--full")
                .redirectOutput(new File(fixture.data.toFile(), "slow.log"));
        builder.environment()
                .putAll(Map.of(
                        "HUB_SANDBOX", fixture.sandbox.url(),
                        "HUB_NODE", "slow",
                        "HUB_NODE_LEASE", "PT4S",
                        "HUB_NODE_HEARTBEAT", "PT1S"));
        return builder.start();
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void until(BooleanSupplier happened) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
