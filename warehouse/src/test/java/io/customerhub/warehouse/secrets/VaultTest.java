package io.customerhub.warehouse.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VaultTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    @Test
    void opensWhatItSealed() {
        Vault vault = vault(NEW);
        assertThat(vault.open(vault.seal("tökén", "crm"), "crm")).isEqualTo("tökén");
    }

    @Test
    void neverSealsTheSameTextAlikeNorLegibly() {
        Vault vault = vault(NEW);
        byte[] sealed = vault.seal("token", "crm");
        assertThat(sealed).isNotEqualTo(vault.seal("token", "crm"));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("token");
    }

    @Test
    void opensOldSecretsAfterARotationAndSealsUnderTheNewKey() {
        byte[] old = vault(OLD).seal("token", "crm");
        Vault rotated = vault(NEW + "," + OLD);
        assertThat(rotated.open(old, "crm")).isEqualTo("token");
        assertThat(vault(NEW).open(rotated.seal("token", "crm"), "crm")).isEqualTo("token");
    }

    @Test
    void saysThatTheKeyIsAnotherOne() {
        byte[] sealed = vault(OLD).seal("token", "crm");
        assertThatThrownBy(() -> vault(NEW).open(sealed, "crm"))
                .isInstanceOf(SecretsException.class)
                .hasMessageContaining("opening the secret of crm")
                .hasMessageContaining("HUB_SECRET_KEY");
    }

    @Test
    void doesNotOpenTheSecretOfAnotherAccount() {
        byte[] sealed = vault(NEW).seal("token", "crm");
        assertThatThrownBy(() -> vault(NEW).open(sealed, "erp")).isInstanceOf(SecretsException.class);
    }

    @Test
    void noticesEveryChangedOrMissingByte() {
        Vault vault = vault(NEW);
        byte[] sealed = vault.seal("token", "crm");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(changed, "crm")).isInstanceOf(SecretsException.class);
            byte[] cut = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> vault.open(cut, "crm")).isInstanceOf(SecretsException.class);
        }
    }

    private static Vault vault(String keys) {
        return Vault.of(HubKey.ofEnvironment(Optional.of(keys)));
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return Base64.getEncoder().encodeToString(key);
    }
}
