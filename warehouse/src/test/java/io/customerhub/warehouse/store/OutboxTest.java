package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.store.Outbox.Claimed;
import io.customerhub.warehouse.store.Runs.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries whose calls fail, and sinks that stand still. Each test has a sink of its own. */
final class OutboxTest {
    private static final int MOST_ATTEMPTS = 4;

    @TempDir
    static Path folder;

    private static Instant now = Instant.parse("2026-10-31T10:00:00Z");
    private static Database database;
    private static Warehouse warehouse;

    @BeforeAll
    static void open() {
        database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
        warehouse = new Warehouse(database.dataSource(), "test", (InstantSource) () -> now);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theRowThatFailsEveryCallStandsAloneAndIsGivenUpAndTheOthersAreWritten() {
        Outbox outbox = warehouse.outbox(MOST_ATTEMPTS, Duration.ofSeconds(30));
        Run run = plan("poisoned", 1, 16);
        CustomerId poison = customer("poisoned", 7);
        deliver(outbox, "poisoned", poison);
        assertThat(depth("poisoned").pending())
                .as("a single failure accuses nobody")
                .isEqualTo(16);

        for (int round = 0; round < 12; round++) {
            now = now.plus(Duration.ofHours(1));
            // The sink is well: it takes what is new.
            warehouse.runs().complete(plan("poisoned", 100 + round, 100 + round));
            deliver(outbox, "poisoned", poison);
        }

        assertThat(depth("poisoned").pending()).isZero();
        assertThat(depth("poisoned").failed()).isEqualTo(1);
        assertThat(depth("poisoned").held()).isEqualTo(15 + 12);
        warehouse.runs().complete(run);
        assertThat(warehouse.reports().run(run.id()).balanced()).isTrue();
    }

    @Test
    void whileTheSinkIsSickNoRowIsAtFaultHoweverLong() {
        Outbox outbox = warehouse.outbox(MOST_ATTEMPTS, Duration.ofSeconds(30));
        warehouse.runs().complete(plan("sick", 1, 8));
        for (int round = 0; round < 20; round++) {
            now = now.plus(Duration.ofHours(1));
            outbox.giveBack("sick", outbox.claim("sick", 100), "503");
        }

        now = now.plus(Duration.ofHours(1));
        assertThat(outbox.claim("sick", 100)).as("all together, as before").hasSize(8);
        assertThat(depth("sick").failed()).isZero();
    }

    @Test
    void whatASinkRefusedIsListedWithItsWordsAndOfferedAgainWhenAPersonSaysSo() {
        Outbox outbox = warehouse.outbox(MOST_ATTEMPTS, Duration.ofSeconds(30));
        Run run = plan("strict", 1, 2);
        List<Claimed> claimed = outbox.claim("strict", 100);
        outbox.settle(
                "strict",
                claimed,
                claimed.stream()
                        .map(row -> Answer.refused(row.delivery().externalId(), "no such property 'score'"))
                        .toList());
        RefusedDeliveries refused = warehouse.refused();

        assertThat(refused.list(List.of("strict"), "PROPERTY", 10))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.words()).isEqualTo("no such property 'score'"));
        assertThat(refused.list(List.of("strict"), "quota", 10)).isEmpty();
        assertThat(refused.offerAgain(List.of("strict"), "property", "Ann")).isEqualTo(2);
        assertThat(warehouse.reports().run(run.id()).sinks().get(0).pending()).isEqualTo(2);
        deliver(outbox, "strict", customer("none", 1));
        assertThat(depth("strict").held()).isEqualTo(2);
        warehouse.runs().complete(run);
        assertThat(warehouse.reports().run(run.id()).balanced()).isTrue();
    }

    @Test
    void aSinkThatStandsStillIsGivenNothing() {
        Outbox outbox = warehouse.outbox(MOST_ATTEMPTS, Duration.ofSeconds(30));
        warehouse.runs().complete(plan("still", 1, 3));
        warehouse.sinkStops().pause("still", "stocktaking", "Ann");
        warehouse.sinkStops().pause("still", "another reason", "Bob");

        assertThat(outbox.claim("still", 100)).isEmpty();
        assertThat(warehouse.sinkStops().of("still"))
                .hasValueSatisfying(
                        stop -> assertThat(stop.by() + " " + stop.reason()).isEqualTo("Ann stocktaking"));
        warehouse.sinkStops().lift(List.of("still"), "done", "Ann");
        assertThat(outbox.claim("still", 100)).hasSize(3);
    }

    @Test
    void whatAGuardRailCountsIsWhatASinkWouldGiveUp() {
        Outbox outbox = warehouse.outbox(MOST_ATTEMPTS, Duration.ofSeconds(30));
        warehouse.runs().complete(plan("guarded", 1, 4));
        deliver(outbox, "guarded", customer("none", 1));
        Run run = warehouse.runs().begin("guarded again", "test", false).orElseThrow();
        try (PageTransaction page = warehouse.begin(run.id())) {
            Map<CustomerId, ObjectNode> records = new LinkedHashMap<>();
            records.put(customer("guarded", 1), fields("C1").put("score", 2));
            records.put(customer("guarded", 2), fields("C2").put("town", "Negril"));
            records.put(customer("guarded", 3), fields("C3").putNull("name"));
            DeliveryPlan plan = page.deliveryPlan();
            assertThat(plan.plan("guarded", records, List.of("name", "town"))).isEqualTo(1);
            assertThat(plan.retire("guarded", Set.of(customer("guarded", 4)))).isEqualTo(2);
            assertThat(plan.held("guarded")).isEqualTo(4);
            assertThat(page.deliveryPlan().stop("guarded", "too much")).isTrue();
            assertThat(page.deliveryPlan().stop("guarded", "too much again")).isFalse();
            assertThat(warehouse.sinkStops().of("guarded"))
                    .as("before the commit")
                    .isEmpty();
            page.commit(new PageCounts(0, 0, 0, 0), "{}");
        }
        warehouse.runs().complete(run);

        assertThat(outbox.claim("guarded", 100)).isEmpty();
        assertThat(warehouse.sinkStops().of("guarded"))
                .hasValueSatisfying(stop -> assertThat(stop.guarded()).isTrue());
    }

    @Test
    void aChangeThatComesWhileTheOneBeforeIsSettledIsNotLost() throws Exception {
        Outbox outbox = warehouse.outbox(MOST_ATTEMPTS, Duration.ofSeconds(30));
        CustomerId customer = customer("settling", 1);
        warehouse.runs().complete(plan("settling", 1, 1));
        List<Claimed> claimed = outbox.claim("settling", 10);
        Run next = warehouse.runs().begin("settling next", "test", false).orElseThrow();
        CompletableFuture<Void> settled;
        CompletableFuture<Void> planned;
        try (Connection other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .executeQuery("select 1 from hub.run_sinks where sink = 'settling' for update")
                    .close();
            // The row has left the outbox, and nobody sees that yet: the run's ledger is another's for a moment.
            settled = CompletableFuture.runAsync(() -> outbox.settle(
                    "settling", claimed, List.of(Answer.written(claimed.get(0).delivery()))));
            until(() -> waiting() == 1);
            planned = CompletableFuture.runAsync(() -> {
                try (PageTransaction page = warehouse.begin(next.id())) {
                    page.deliveryPlan().plan("settling", Map.of(customer, fields("later")), List.of());
                    page.commit(new PageCounts(0, 0, 0, 0), "{}");
                }
            });
            CompletableFuture<Void> plan = planned;
            until(() -> plan.isDone() || waiting() == 2);
            other.rollback();
        }
        settled.join();
        planned.join();
        warehouse.runs().complete(next);

        assertThat(outbox.claim("settling", 10))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.delivery().fields().path("name").asText())
                                .isEqualTo("later"));
        assertThat(warehouse.reports().run(next.id()).balanced()).isTrue();
    }

    @Test
    void aChangeThatIsPlannedWhileTheOneBeforeIsSettledIsDueAtOnce() throws Exception {
        Outbox outbox = warehouse.outbox(MOST_ATTEMPTS, Duration.ofSeconds(30));
        warehouse.runs().complete(plan("planning", 1, 1));
        List<Claimed> claimed = outbox.claim("planning", 10);
        Run next = warehouse.runs().begin("planning next", "test", false).orElseThrow();
        CompletableFuture<Void> settled;
        try (PageTransaction page = warehouse.begin(next.id())) {
            page.deliveryPlan().plan("planning", Map.of(customer("planning", 1), fields("later")), List.of());
            settled = CompletableFuture.runAsync(() -> outbox.settle(
                    "planning", claimed, List.of(Answer.written(claimed.get(0).delivery()))));
            until(() -> waiting() == 1);
            page.commit(new PageCounts(0, 0, 0, 0), "{}");
        }
        settled.join();
        warehouse.runs().complete(next);

        assertThat(outbox.claim("planning", 10))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.delivery().fields().path("name").asText())
                                .isEqualTo("later"));
    }

    @Test
    void whoIsTakenAwayAgainWhileTheyAreTakenAwayIsTakenAwayOnce() {
        Outbox outbox = warehouse.outbox(MOST_ATTEMPTS, Duration.ofSeconds(30));
        warehouse.runs().complete(plan("retiring", 1, 1));
        deliver(outbox, "retiring", customer("none", 1));
        Run run = warehouse.runs().begin("retiring again", "test", false).orElseThrow();
        retire(run, "retiring", 1);
        List<Claimed> claimed = outbox.claim("retiring", 10);
        retire(run, "retiring", 1);
        outbox.settle("retiring", claimed, List.of(Answer.written(claimed.get(0).delivery())));
        warehouse.runs().complete(run);

        assertThat(outbox.claim("retiring", 10)).isEmpty();
        assertThat(warehouse.reports().sinks())
                .as("nothing waits and nothing is held")
                .noneMatch(sink -> sink.sink().equals("retiring"));
        assertThat(warehouse.reports().run(run.id()).balanced()).isTrue();
    }

    private static void retire(Run run, String sink, int number) {
        try (PageTransaction page = warehouse.begin(run.id())) {
            page.deliveryPlan().retire(sink, Set.of(customer(sink, number)));
            page.commit(new PageCounts(0, 0, 0, 0), "{}");
        }
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.call()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    /** How many sessions wait for a lock of another. */
    private static long waiting() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                ResultSet count = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** Delivers until nothing is due: a call that carries the poison fails. */
    private static void deliver(Outbox outbox, String sink, CustomerId poison) {
        for (List<Claimed> batch = outbox.claim(sink, 100); !batch.isEmpty(); batch = outbox.claim(sink, 100)) {
            if (batch.stream().anyMatch(row -> row.delivery().externalId().equals(poison.toString()))) {
                outbox.giveBack(sink, batch, "500");
            } else {
                outbox.settle(
                        sink,
                        batch,
                        batch.stream()
                                .map(row -> Answer.written(row.delivery()))
                                .toList());
            }
        }
    }

    private static WarehouseTotals.SinkDepth depth(String sink) {
        return warehouse.reports().sinks().stream()
                .filter(depth -> depth.sink().equals(sink))
                .findFirst()
                .orElseThrow();
    }

    private static Run plan(String sink, int from, int to) {
        Run run = warehouse.runs().begin(sink + from, "test", false).orElseThrow();
        try (PageTransaction page = warehouse.begin(run.id())) {
            Map<CustomerId, ObjectNode> records = new LinkedHashMap<>();
            for (int number = from; number <= to; number++) {
                records.put(customer(sink, number), fields("C" + number).put("score", 1));
            }
            page.deliveryPlan().plan(sink, records, List.of());
            page.commit(new PageCounts(0, 0, 0, 0), "{}");
        }
        return run;
    }

    private static ObjectNode fields(String name) {
        return Json.MAPPER.createObjectNode().put("name", name);
    }

    private static CustomerId customer(String sink, int number) {
        return CustomerId.firstSeenIn("test", new SourceKey(sink, "Customer", String.valueOf(number)));
    }
}
