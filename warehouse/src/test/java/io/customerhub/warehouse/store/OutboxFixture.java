package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** An outbox of a real database, customers and what they are to be told. Each test has a sink of its own. */
abstract class OutboxFixture {
    static final int MOST_ATTEMPTS = 4;

    @TempDir
    static Path folder;

    static Instant now = Instant.parse("2026-10-31T10:00:00Z");
    static Database database;
    static Warehouse warehouse;

    @BeforeAll
    static void open() {
        database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
        warehouse = new Warehouse(database.dataSource(), "test", (InstantSource) () -> now);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Delivers until nothing is due: a call that carries the poison fails. */
    static void deliver(Outbox outbox, String sink, CustomerId poison) {
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

    static WarehouseTotals.SinkDepth depth(String sink) {
        return warehouse.reports().sinks().stream()
                .filter(depth -> depth.sink().equals(sink))
                .findFirst()
                .orElseThrow();
    }

    static Run plan(String sink, int from, int to) {
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

    static ObjectNode fields(String name) {
        return Json.MAPPER.createObjectNode().put("name", name);
    }

    static CustomerId customer(String sink, int number) {
        return CustomerId.firstSeenIn("test", new SourceKey(sink, "Customer", String.valueOf(number)));
    }
}
