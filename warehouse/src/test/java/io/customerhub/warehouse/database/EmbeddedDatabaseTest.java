package io.customerhub.warehouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.tokens.Secret;
import io.customerhub.warehouse.secrets.HubKey;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EmbeddedDatabaseTest extends EmbeddedFolder {
    @Test
    void keepsItsDataBetweenStarts() throws SQLException {
        try (Database first = open()) {
            execute(first, "CREATE TABLE kept AS SELECT 'yes' AS answer");
        }
        try (Database second = open()) {
            assertThat(query(second, "SELECT answer FROM kept")).isEqualTo("yes");
        }
    }

    @Test
    void lastsThroughAPowerFailure() throws SQLException {
        try (Database database = open()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(query(database, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
        }
    }

    @Test
    void asksEveryoneForThePassword() throws Exception {
        try (Database database = open()) {
            assertThat(Files.readString(data().resolve("pg_hba.conf"))).doesNotContainPattern("(?m)^[^#].*trust");
            for (String password : List.of("", "postgres", "hub", "wrong")) {
                Login stranger = new Login(database.url(), database.user(), new Secret(password));
                assertThatThrownBy(stranger::verify).isInstanceOf(SQLException.class);
            }
            assertThat(query(database, "SELECT rolpassword FROM pg_authid WHERE rolname = current_user"))
                    .startsWith("SCRAM-SHA-256$");
        }
    }

    @Test
    void storesItsPasswordNowhere() throws Exception {
        HubKey key = HubKey.ofFolder(folder);
        open().close();
        String password = EmbeddedServer.passwords(key).get(0).reveal();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content.contains(password)).as("%s", file).isFalse();
            }
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (Database database = open()) {
            assertThat(query(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(database, "SHOW unix_socket_directories")).isEmpty();
            int port = Postmaster.of(data()).orElseThrow().port();
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        assertThatThrownBy(() -> connect(address, port)).isInstanceOf(IOException.class);
                    }
                }
            }
        }
    }

    @Test
    void speaksUnicodeTheSameEverywhere() throws SQLException {
        try (Database database = open()) {
            execute(database, "CREATE EXTENSION pg_trgm");
            assertThat(query(database, "SELECT upper('żółć')")).isEqualTo("ŻÓŁĆ");
            assertThat(query(database, "SELECT similarity('żółć', 'ŻÓŁĆ')")).isEqualTo("1");
            assertThat(query(database, "SELECT string_agg(x, '' ORDER BY x) FROM unnest('{b,Z,a}'::text[]) x"))
                    .isEqualTo("Zab");
        }
    }

    @Test
    void stopsItsServerWhenClosedAndClosesTwice() throws SQLException {
        Database database = open();
        assertThat(Postmaster.of(data())).isPresent();
        database.close();
        database.close();
        assertThat(Postmaster.read(data())).isEmpty();
    }

    @Test
    void letsAGuestInThatIsOfTheSameProcess() throws SQLException {
        try (Database owner = open()) {
            try (Database guest = open()) {
                assertThat(guest.url()).isEqualTo(owner.url());
            }
            assertThat(query(owner, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void makesAHalfMadeDataDirectoryAnew() throws Exception {
        Files.createDirectories(data().resolve("base/1"));
        Files.writeString(data().resolve("PG_VERSION"), "18\n");
        Files.createDirectories(folder.resolve("postgresql.new-killed/base"));
        try (Database database = open()) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
        assertThat(folder.resolve("postgresql.new-killed")).doesNotExist();
    }

    @Test
    void keepsItsHandsOffADamagedCluster() throws IOException {
        Files.createDirectories(data().resolve("base/16384"));
        assertThatThrownBy(this::open).isInstanceOf(DatabaseException.class).hasMessageContaining("damaged");
        assertThat(data().resolve("base/16384")).exists();
    }

    @Test
    void startsThoughThePidOfAKilledServerBelongsToAnotherProgramByNow() throws Exception {
        open().close();
        Files.writeString(
                Postmaster.file(data()),
                ProcessHandle.current().parent().orElseThrow().pid() + "\n" + data() + "\n1\n5432\n\n\n0 0\nready\n");
        try (Database database = open()) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void saysThatTheKeyIsAnotherOneAndStopsItsServer() {
        open().close();
        assertThatThrownBy(() -> open(key(7)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("made with another key")
                .hasMessageContaining("HUB_SECRET_KEY");
        assertThat(Postmaster.of(data())).isEmpty();
    }

    @Test
    void saysToAGuestThatTheKeyIsAnotherOne() {
        try (Database owner = open()) {
            assertThatThrownBy(() -> open(key(7))).hasMessageContaining("made with another key");
            assertThat(owner.user()).isEqualTo("hub");
        }
    }

    @Test
    void movesToTheNewKeyInARotation() throws SQLException {
        open(key(1)).close();
        open(key(2, 1)).close();
        try (Database database = open(key(2))) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
        assertThatThrownBy(() -> open(key(1))).hasMessageContaining("made with another key");
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws IOException {
        open().close();
        Files.writeString(data().resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(this::open).hasMessageContaining("made by PostgreSQL 17");
    }

    @Test
    void takesAFolderWithSpacesInItsName() throws SQLException {
        try (Database database = open(folder.resolve("my hub's data"))) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesAFolderNameThatAShellWouldRead() {
        assertThatThrownBy(() -> open(folder.resolve("$(reboot)"))).hasMessageContaining("choose another folder");
    }

    @Test
    void opensAnyPostgresByItsUrl() throws SQLException {
        HubKey key = HubKey.ofFolder(folder);
        try (Database owner = open()) {
            Secret password = EmbeddedServer.passwords(key).get(0);
            try (Database external =
                    Database.open(new DatabaseSettings.External(owner.url(), owner.user(), password))) {
                assertThat(query(external, "SHOW application_name")).startsWith("customer-hub ");
            }
            assertThatThrownBy(() -> Database.open(
                            new DatabaseSettings.External(owner.url(), owner.user(), new Secret("wrong"))))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("HUB_WAREHOUSE_PASSWORD")
                    .hasMessageNotContaining("wrong");
        }
    }

    private Database open(HubKey key) {
        return Database.open(new DatabaseSettings.Embedded(folder, key));
    }

    private static HubKey key(int... seeds) {
        return HubKey.ofEnvironment(Optional.of(String.join(
                ",",
                Arrays.stream(seeds)
                        .mapToObj(seed -> {
                            byte[] key = new byte[32];
                            Arrays.fill(key, (byte) seed);
                            return Base64.getEncoder().encodeToString(key);
                        })
                        .toList())));
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2000);
        } catch (ConnectException e) {
            throw new IOException("refused", e);
        }
    }
}
