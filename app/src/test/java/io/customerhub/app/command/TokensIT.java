package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.app.HubProperties;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.account.Accounts;
import io.customerhub.connectors.quota.CallCounter.Place;
import io.customerhub.connectors.quota.RestBook;
import io.customerhub.connectors.tokens.AccessTokens;
import io.customerhub.connectors.tokens.Secret;
import io.customerhub.warehouse.secrets.Vault;
import io.customerhub.warehouse.store.SealedTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share one QuickBooks account whose refresh token rotates on every use; one of them is killed hard. */
final class TokensIT {
    private static final int REFRESHES = 200;
    private static final int KILLED_AFTER = 20;

    @TempDir
    Path data;

    @Test
    void noProcessLosesTheAccount() throws IOException, InterruptedException {
        try (HubFixture fixture = HubFixture.start(data, Hub.Mode.COMMAND, Map.of(), "--company", "demo")) {
            Process one = worker(fixture, REFRESHES);
            Process killed = worker(fixture, REFRESHES);
            try (BufferedReader lines = killed.inputReader(StandardCharsets.UTF_8)) {
                for (int line = 0; line < KILLED_AFTER; line++) {
                    assertThat(lines.readLine()).isEqualTo("refreshed");
                }
                killed.destroyForcibly().waitFor();
            }
            Process other = worker(fixture, REFRESHES);

            assertThat(refreshes(one)).isEqualTo(REFRESHES);
            assertThat(refreshes(other)).isEqualTo(REFRESHES);
            assertThat(fixture.sync("quickbooks-customers", false).status()).isEqualTo("complete");
        }
    }

    private static long refreshes(Process process) throws IOException, InterruptedException {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            long refreshed = lines.lines().filter("refreshed"::equals).count();
            assertThat(process.waitFor()).isZero();
            return refreshed;
        }
    }

    private static Process worker(HubFixture fixture, int times) throws IOException {
        ProcessBuilder builder = HubProcess.java(Worker.class, fixture.data, String.valueOf(times));
        builder.redirectError(data(fixture, "worker.log"));
        builder.environment().put("HUB_SANDBOX", fixture.sandbox.url());
        return builder.start();
    }

    private static ProcessBuilder.Redirect data(HubFixture fixture, String name) {
        return ProcessBuilder.Redirect.appendTo(fixture.data.resolve(name).toFile());
    }

    /** A process that has its token refused, again and again. */
    static final class Worker {
        private Worker() {}

        public static void main(String[] arguments) {
            HubSettings settings = HubSettings.ofProcess();
            HubProperties properties = settings.properties();
            try (WarehouseAccess access = WarehouseAccess.open(settings)) {
                var store = new SealedTokens(
                        access.database().dataSource(),
                        properties.get("hub.tenant"),
                        Vault.of(settings.demoKey()),
                        InstantSource.system());
                AccessTokens tokens = new Accounts(
                                properties,
                                store,
                                (account, limits, patience) -> new Place(Optional.empty(), Duration.ZERO),
                                RestBook.forgetting(),
                                InstantSource.system())
                        .tokens("quickbooks");
                Secret token = tokens.current();
                for (int refresh = 0; refresh < Integer.parseInt(arguments[0]); refresh++) {
                    token = tokens.insteadOf(token);
                    System.out.println("refreshed");
                }
            }
        }
    }
}
