package io.customerhub.warehouse.store;

import com.zaxxer.hikari.HikariDataSource;
import io.customerhub.connectors.Answer;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import io.customerhub.warehouse.store.Runs.Run;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;

/** Nodes that share a warehouse, each with connections of its own. One whose heart never beats is like a process that is stopped. */
abstract class NodesFixture extends OutboxFixture {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofHours(3);
    static final PageCounts ONE = new PageCounts(1, 0, 1, 0);

    private final Map<Warehouse, Database> opened = new LinkedHashMap<>();

    @AfterEach
    void closeAll() {
        opened.values().forEach(Database::close);
    }

    final Warehouse node(String name) {
        var database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
        var node = new Warehouse(
                database.dataSource(), "test", (InstantSource) () -> now, new NodeSettings(name, "1", LONG, NEVER));
        opened.put(node, database);
        return node;
    }

    /** As if the process had been stopped for longer than its lease. */
    static void expire(Warehouse stopped) {
        warehouse
                .jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update hub.nodes set until = clock_timestamp() where node_id = :node")
                        .bind("node", stopped.node().id())
                        .execute());
    }

    /** As if it went on now: the pool looks at sessions that have rested for long before it hands them out. */
    final void goOn(Warehouse stopped) {
        ((HikariDataSource) database(stopped).dataSource())
                .getHikariPoolMXBean()
                .softEvictConnections();
    }

    final Database database(Warehouse of) {
        return Objects.requireNonNull(opened.get(of));
    }

    static void sql(String sql) {
        warehouse.jdbi().useHandle(handle -> handle.execute(sql));
    }

    static Run begin(Warehouse node, String flow) {
        return node.runs().begin(flow, "test", false).orElseThrow();
    }

    static void commit(Warehouse node, Run run, String cursor) {
        try (PageTransaction page = node.begin(run.id())) {
            page.commit(ONE, cursor);
        }
    }

    static List<Answer> written(List<Claimed> rows, String vendorId) {
        return rows.stream()
                .map(row -> Answer.written(row.delivery().externalId(), vendorId))
                .toList();
    }
}
