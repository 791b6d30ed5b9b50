package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.Answer;
import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import io.customerhub.warehouse.store.Runs.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is planned while something else is on its way to the sink, or is settled at that moment. */
final class SettlementTest extends OutboxFixture {
    @Test
    void aRowThatConflictsIsOfferedAgainWhileOthersAreWritten() {
        String sink = "conflicting";
        Outbox outbox = warehouse.outbox(MOST_ATTEMPTS, Duration.ofSeconds(30));
        Run run = plan(sink, 1, 2);
        Answer conflict = Answer.conflicting(customer(sink, 1).toString(), "somebody has it");
        outbox.settle(
                sink,
                outbox.claim(sink, 10),
                List.of(conflict, Answer.written(customer(sink, 2).toString(), "V2")));

        now = now.plusSeconds(1);
        Run later = plan(sink, 3, 3);
        List<Claimed> unsent = outbox.claim(sink, 10);
        assertThat(unsent).extracting(SettlementTest::customer).containsExactly(customer(sink, 3));
        outbox.settle(sink, unsent, List.of(Answer.written(unsent.get(0).delivery())));
        for (int time = 0; time < 2; time++) {
            now = now.plusSeconds(1);
            List<Claimed> again = outbox.claim(sink, 10);
            assertThat(again).extracting(SettlementTest::customer).containsExactly(customer(sink, 1));
            outbox.settle(sink, again, List.of(conflict));
        }

        assertThat(outbox.claim(sink, 10)).as("nobody is left to give it up").isEmpty();
        assertThat(depth(sink).failed()).isEqualTo(1);
        for (Run each : List.of(run, later)) {
            assertThat(warehouse.reports().run(each.id()).balanced()).isTrue();
            warehouse.runs().complete(each);
        }
    }

    private static CustomerId customer(Claimed row) {
        return new CustomerId(UUID.fromString(row.delivery().externalId()));
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
}
