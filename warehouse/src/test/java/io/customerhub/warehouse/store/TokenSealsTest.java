package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.tokens.Tokens;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.secrets.SecretsException;
import io.customerhub.warehouse.secrets.Vault;
import io.customerhub.warehouse.store.TokenSeals.Seals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rotation of the hub's key, looked at wherever a crash may end it. */
final class TokenSealsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void keyOfAFolderIsRotatedAndEveryTokenCanBeReadAtEveryMoment() {
        try (Database database = open(HubKey.ofFolder(folder))) {
            save(database, HubKey.ofFolder(folder), "one", "books");
            save(database, HubKey.ofFolder(folder), "other", "books");
        }
        HubKey old = HubKey.ofFolder(folder);
        HubKey.renewInFolder(folder);

        try (Database database = open(HubKey.ofFolder(folder))) {
            assertReadable(database, HubKey.ofFolder(folder));
            assertThat(seals(database, HubKey.ofFolder(folder)).count()).isEqualTo(new Seals(0, 2));

            assertThat(seals(database, HubKey.ofFolder(folder)).renew()).isEqualTo(2);

            assertReadable(database, HubKey.ofFolder(folder));
            assertThat(seals(database, HubKey.ofFolder(folder)).renew()).isZero();
            HubKey.retireOlderInFolder(folder);
            assertReadable(database, HubKey.ofFolder(folder));
            assertThatThrownBy(() -> seals(database, old).count()).isInstanceOf(SecretsException.class);
        }
        try (Database database = open(HubKey.ofFolder(folder))) {
            assertReadable(database, HubKey.ofFolder(folder));
        }
    }

    @Test
    void tokenThatNoKeyOpensLeavesAllAsTheyWere() {
        try (Database database = open(HubKey.ofFolder(folder))) {
            HubKey first = environment(1);
            save(database, first, "one", "books");
            save(database, environment(7), "one", "crm");

            assertThatThrownBy(() -> seals(database, environment(2, 1)).renew())
                    .isInstanceOf(SecretsException.class)
                    .hasMessageContaining("opening the secret of crm");

            assertThat(store(database, first, "one").load("books")).isPresent();
        }
    }

    @Test
    void systemsThatAreLeftAloneAreKnownUntilThenOrUntilTheyWork() {
        try (Database database = open(HubKey.ofFolder(folder))) {
            var book = new Rests(database.dataSource(), "one", () -> NOON);
            book.rests("books", Duration.ofSeconds(30));
            book.rests("books", Duration.ofSeconds(40));
            book.rests("crm", Duration.ofSeconds(30));
            book.works("crm");

            assertThat(book.current()).isEqualTo(Map.of("books", NOON.plusSeconds(40)));
            assertThat(new Rests(database.dataSource(), "one", () -> NOON.plusSeconds(41)).current())
                    .isEmpty();
            assertThat(new Rests(database.dataSource(), "other", () -> NOON).current())
                    .isEmpty();
        }
    }

    private Database open(HubKey key) {
        return Database.open(new DatabaseSettings.Embedded(folder, key));
    }

    private static void save(Database database, HubKey key, String tenant, String account) {
        store(database, key, tenant)
                .save(
                        account,
                        new Tokens(
                                new Secret("access of " + tenant),
                                NOON,
                                new Secret("refresh"),
                                "seed",
                                Optional.of(NOON)));
    }

    private static void assertReadable(Database database, HubKey key) {
        for (String tenant : new String[] {"one", "other"}) {
            assertThat(store(database, key, tenant).load("books")).hasValueSatisfying(tokens -> {
                assertThat(tokens.access().reveal()).isEqualTo("access of " + tenant);
                assertThat(tokens.refusedAt()).contains(NOON);
            });
        }
    }

    private static SealedTokens store(Database database, HubKey key, String tenant) {
        return new SealedTokens(database.dataSource(), tenant, Vault.of(key), () -> NOON);
    }

    private static TokenSeals seals(Database database, HubKey key) {
        return new TokenSeals(database.dataSource(), Vault.of(key));
    }

    private static HubKey environment(int... seeds) {
        return HubKey.ofEnvironment(Optional.of(Arrays.stream(seeds)
                .mapToObj(TokenSealsTest::key)
                .reduce((one, next) -> one + "," + next)
                .orElseThrow()));
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return Base64.getEncoder().encodeToString(key);
    }
}
