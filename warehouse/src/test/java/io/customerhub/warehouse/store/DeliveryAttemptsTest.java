package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.Answer;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import io.customerhub.warehouse.store.Runs.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came of attempts to tell a sink, and how long that is kept. */
final class DeliveryAttemptsTest {
    private static final String SINK = "crm";

    @TempDir
    static Path folder;

    private static Instant now = Instant.parse("2026-10-31T10:00:00Z");

    @Test
    void everyAttemptIsKeptWithWhatTheSinkSaidUntilItsTimeIsOver() {
        try (Database database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)))) {
            var warehouse = new Warehouse(database.dataSource(), "test", (InstantSource) () -> now);
            Outbox outbox = warehouse.outbox(8, Duration.ofSeconds(30));
            plan(warehouse, 3);
            outbox.giveBack(SINK, outbox.claim(SINK, 10), "503");
            now = now.plus(Duration.ofHours(1));

            List<Claimed> claimed = outbox.claim(SINK, 10);
            outbox.settle(
                    SINK,
                    claimed,
                    List.of(
                            Answer.written(id(claimed, 0), "V-1").to(Optional.of("call 7")),
                            Answer.refused(id(claimed, 1), "no such town").to(Optional.of("call 7"))));

            assertThat(attempts(database))
                    .containsExactly(
                            "10:00 UPSERT failed - - 503",
                            "10:00 UPSERT failed - - 503",
                            "10:00 UPSERT failed - - 503",
                            "11:00 UPSERT refused - call 7 no such town",
                            "11:00 UPSERT unanswered - - the sink did not answer for this row",
                            "11:00 UPSERT written V-1 call 7 -");
            assertThat(warehouse.deliveryAttempts().forget(Duration.ofMinutes(30)))
                    .isEqualTo(3);
            assertThat(attempts(database)).hasSize(3).allMatch(attempt -> attempt.startsWith("11:00"));
        }
    }

    private static List<String> attempts(Database database) {
        return Jdbi.create(database.dataSource())
                .withHandle(
                        handle -> handle.createQuery("""
                                select concat_ws(' ', to_char(at at time zone 'UTC', 'HH24:MI'), operation, outcome,
                                                 coalesce(vendor_id, '-'), coalesce(request, '-'), coalesce(words, '-'))
                                from hub.delivery_attempts order by 1
                                """).mapTo(String.class).list());
    }

    private static String id(List<Claimed> claimed, int row) {
        return claimed.get(row).delivery().externalId();
    }

    private static void plan(Warehouse warehouse, int customers) {
        Run run = warehouse.runs().begin("flow", "test", false).orElseThrow();
        try (PageTransaction page = warehouse.begin(run.id())) {
            for (int number = 1; number <= customers; number++) {
                var customer = CustomerId.firstSeenIn("test", new SourceKey("books", "Customer", "C" + number));
                page.deliveryPlan()
                        .plan(
                                SINK,
                                Map.of(customer, Json.MAPPER.createObjectNode().put("name", "C" + number)),
                                List.of());
            }
            page.commit(new PageCounts(0, 0, 0, 0), "{}");
        }
        warehouse.runs().complete(run);
    }
}
