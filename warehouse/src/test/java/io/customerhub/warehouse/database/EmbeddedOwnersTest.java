package io.customerhub.warehouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several hubs, in processes of their own, and one data folder. */
final class EmbeddedOwnersTest extends EmbeddedFolder {
    @Test
    void letsAGuestInAndOutWithoutStoppingTheServer() throws Exception {
        try (HubProcess owner = HubProcess.open(folder)) {
            try (Database guest = open()) {
                assertThat(query(guest, "SELECT count(*) FROM note")).isEqualTo("1");
            }
            assertThat(Postmaster.of(data())).isPresent();
            owner.terminate();
        }
        assertThat(Postmaster.of(data())).isEmpty();
    }

    @Test
    void opensForTwoThatStartAtOnce() throws Exception {
        try (HubProcess other = HubProcess.begin(folder);
                Database ours = open()) {
            assertThat(query(ours, "SELECT 1")).isEqualTo("1");
            other.terminate();
        }
    }

    @Test
    void leavesNoServerBehindWhenTerminated() throws Exception {
        try (HubProcess hub = HubProcess.open(folder)) {
            hub.terminate();
            assertThat(Postmaster.of(data())).isEmpty();
        }
    }

    @Test
    void leavesNoServerBehindWhenTerminatedWhileItStarts() throws Exception {
        for (int delay : List.of(300, 700, 1000, 1300, 1600)) {
            try (HubProcess hub = HubProcess.begin(folder)) {
                Thread.sleep(delay);
                hub.terminate();
                assertThat(Postmaster.of(data())).as("after %s ms", delay).isEmpty();
            }
        }
    }

    @Test
    void takesOverTheServerOfAKilledOwner() throws Exception {
        try (HubProcess owner = HubProcess.open(folder)) {
            owner.kill();
        }
        long server = Postmaster.of(data()).orElseThrow().pid();
        try (Database next = open()) {
            assertThat(Postmaster.of(data()).orElseThrow().pid()).isEqualTo(server);
            assertThat(query(next, "SELECT text FROM note")).isEqualTo("from another process");
        }
        assertThat(Postmaster.of(data())).isEmpty();
    }

    @Test
    void recoversWhenServerAndOwnerAreKilled() throws Exception {
        try (HubProcess owner = HubProcess.open(folder)) {
            owner.kill();
            ProcessHandle server =
                    ProcessHandle.of(Postmaster.of(data()).orElseThrow().pid()).orElseThrow();
            server.destroyForcibly();
        }
        try (Database next = open()) {
            assertThat(query(next, "SELECT text FROM note")).isEqualTo("from another process");
        }
    }

    @Test
    void startsAServerWhereTheOneToBeTakenOverDies() throws Exception {
        ProcessHandle server;
        try (HubProcess owner = HubProcess.open(folder)) {
            owner.kill();
            server = ProcessHandle.of(Postmaster.of(data()).orElseThrow().pid()).orElseThrow();
        }
        // A server that is stopped takes a connection and never answers, until it is killed.
        new ProcessBuilder("sh", "-c", "kill -STOP " + server.pid()).start().waitFor();
        CompletableFuture<Database> opened = CompletableFuture.supplyAsync(this::open);
        assertThatThrownBy(() -> opened.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        server.destroyForcibly();
        try (Database next = opened.get()) {
            assertThat(query(next, "SELECT text FROM note")).isEqualTo("from another process");
        }
    }

    @Test
    void opensAfterAnOwnerWasKilledAtAnyMomentOfItsFirstStart() throws Exception {
        for (int delay : List.of(100, 300, 500, 700, 900, 1100, 1300, 1500)) {
            Path fresh = folder.resolve("after-" + delay);
            try (HubProcess owner = HubProcess.begin(fresh)) {
                Thread.sleep(delay);
                owner.kill();
            }
            try (Database next = open(fresh)) {
                assertThat(query(next, "SELECT 1")).isEqualTo("1");
            }
            try (Stream<Path> files = Files.list(fresh)) {
                assertThat(files.filter(file -> file.toString().contains("unfinished")))
                        .isEmpty();
            }
        }
    }
}
