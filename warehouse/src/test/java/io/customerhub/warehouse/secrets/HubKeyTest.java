package io.customerhub.warehouse.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.tokens.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HubKeyTest {
    private static final String KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    Path folder;

    @Test
    void asksForTheVariableWhenItIsNotSet() {
        for (Optional<String> value : List.of(Optional.<String>empty(), Optional.of(" "))) {
            assertThatThrownBy(() -> HubKey.ofEnvironment(value))
                    .isInstanceOf(SecretsException.class)
                    .hasMessageContaining("HUB_SECRET_KEY is not set")
                    .hasMessageContaining("openssl rand -base64 32");
        }
    }

    @Test
    void namesEveryKeyThatIsNoneAndQuotesNoneOfThem() {
        assertThatThrownBy(() -> HubKey.ofEnvironment(Optional.of("se!cret," + KEY + ",c2hvcnQ=")))
                .hasMessageContaining("key 1 is not base64")
                .hasMessageContaining("key 3 has 5 bytes instead of 32")
                .hasMessageNotContaining("se!cret")
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void derivesAnotherKeyForAnotherPurposeAndTheSameForTheSame() {
        HubKey key = HubKey.ofEnvironment(Optional.of(KEY));
        assertThat(key.derive("one")).hasSize(32).isEqualTo(key.derive("one")).isNotEqualTo(key.derive("two"));
    }

    @Test
    void putsTheKeyInUseFirst() {
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        HubKey rotated = HubKey.ofEnvironment(Optional.of(other + ", " + KEY));
        HubKey old = HubKey.ofEnvironment(Optional.of(KEY));
        assertThat(rotated.deriveEach("x")).hasSize(2);
        assertThat(rotated.derive("x"))
                .isEqualTo(rotated.deriveEach("x").get(0))
                .isNotEqualTo(old.derive("x"));
        assertThat(rotated.deriveEach("x").get(1)).isEqualTo(old.derive("x"));
    }

    @Test
    void makesAKeyFileThatOnlyItsOwnerReadsAndKeepsIt() throws Exception {
        Path hub = folder.resolve("new/hub");
        byte[] first = HubKey.ofFolder(hub).derive("x");
        assertThat(HubKey.ofFolder(hub).derive("x")).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hub.resolve("hub.key"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hub)))
                .isEqualTo("rwx------");
        assertThat(hub).isDirectoryNotContaining(file -> !file.endsWith("hub.key"));
    }

    @Test
    void newKeyOfAFolderIsInUseAndTheOldOneOpensUntilItIsRetired() throws Exception {
        byte[] old = HubKey.ofFolder(folder).derive("x");

        HubKey both = HubKey.renewInFolder(folder);

        assertThat(both.size()).isEqualTo(2);
        assertThat(both.derive("x")).isNotEqualTo(old);
        assertThat(both.deriveEach("x").get(1)).isEqualTo(old);
        assertThat(HubKey.ofFolder(folder).deriveEach("x")).hasSize(2);
        HubKey alone = HubKey.retireOlderInFolder(folder);
        assertThat(alone.size()).isEqualTo(1);
        assertThat(alone.derive("x")).isEqualTo(both.derive("x"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("hub.key"))))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("hub.key"));
    }

    @Test
    void makesOneKeyWhenManyStartAtOnce() {
        Set<String> keys = new HashSet<>(IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> Base64.getEncoder()
                        .encodeToString(HubKey.ofFolder(folder).derive("x")))
                .toList());
        assertThat(keys).hasSize(1);
    }

    @Test
    void refusesAKeyFileThatOthersMayRead() throws Exception {
        HubKey.ofFolder(folder);
        Files.setPosixFilePermissions(folder.resolve("hub.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> HubKey.ofFolder(folder)).hasMessageContaining("chmod 600");
    }

    @Test
    void refusesADamagedKeyFileInsteadOfMakingAnother() throws Exception {
        HubKey.ofFolder(folder);
        Files.writeString(folder.resolve("hub.key"), "");
        assertThatThrownBy(() -> HubKey.ofFolder(folder)).hasMessageContaining("restore it from a backup");
    }

    @Test
    void printsNothingOfItself() {
        assertThat(HubKey.ofEnvironment(Optional.of(KEY))).hasToString("HubKey");
        assertThat(new Secret("hidden")).hasToString("***");
    }
}
