package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.tokens.Tokens;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.secrets.Vault;
import io.customerhub.warehouse.store.SealedTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rotation of a folder's key by the command, in processes of their own, some of which are killed hard. */
final class KeyRotationIT {
    private static final int KILLS = 3;

    @TempDir
    Path data;

    private HubSettings settings;
    private String firstKey = "";

    KeyRotationIT() {
        this.settings = new HubSettings(HubFixture.HOME, Path.of(""), Map.of(), Map.of(), InstantSource.system());
    }

    @BeforeEach
    void keepTokens() throws IOException {
        settings = settings.withData(data);
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            for (int account = 0; account < 500; account++) {
                new SealedTokens(
                                access.database().dataSource(),
                                "default",
                                Vault.of(HubKey.ofFolder(data)),
                                InstantSource.system())
                        .save(
                                "account-" + account,
                                new Tokens(new Secret("access"), Instant.EPOCH, new Secret("refresh"), "seed"));
            }
        }
        firstKey = Files.readString(data.resolve("hub.key")).strip();
    }

    @Test
    void rotationThatIsKilledAgainAndAgainLosesNoTokenAndIsFinishedByTheNext() throws Exception {
        var moments = new Random(1);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = process("key", "rotate");
            process.waitFor(1_500 + moments.nextInt(5_000), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            assertThat(output(process("key"))).contains("tokens under it: ").doesNotContain("Exception");
        }

        assertThat(output(process("key", "rotate"))).contains("the older key is out of hub.key");

        assertThat(output(process("key")))
                .contains("keys known: 1, the first in use; tokens under it: 500, under older ones: 0");
        assertThat(Files.readString(data.resolve("hub.key")))
                .hasSizeLessThan(50)
                .doesNotContain(firstKey);
    }

    @Test
    void folderOnWhichAHubRunsIsLeftAsItIs() throws Exception {
        try (WarehouseAccess running = WarehouseAccess.open(settings)) {
            assertThat(output(process("key", "rotate"))).contains("another hub runs on this folder");
            assertThat(running.seals().count().current()).isEqualTo(500);
        }
        assertThat(Files.readString(data.resolve("hub.key")).strip()).isEqualTo(firstKey);
    }

    private static String output(Process process) throws IOException, InterruptedException {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String text = String.join("\n", lines.lines().toList());
            process.waitFor();
            return text;
        }
    }

    private Process process(String... arguments) throws IOException {
        ProcessBuilder builder = HubProcess.hub(data, arguments);
        builder.environment().remove("HUB_SECRET_KEY");
        return builder.start();
    }
}
