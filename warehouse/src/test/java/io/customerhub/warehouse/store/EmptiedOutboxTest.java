package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.customerhub.connectors.Answer;
import io.customerhub.warehouse.store.Runs.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An outbox is empty most of the time, and PostgreSQL believes that it still is while thousands of rows wait in it. */
final class EmptiedOutboxTest extends OutboxFixture {
    private static final int WAITING = 2_000;
    private static final int PAGE = 50;

    /** A statement or two look at each row of the page some times; all that wait are much more than that. */
    private static final long MOST_READ = 20L * PAGE;

    /** PostgreSQL counts by connection, and a connection tells when it is asked: one for the hub's sign of life, one for the rest. */
    @BeforeAll
    static void useOneConnection() {
        HikariDataSource pool = (HikariDataSource) database.dataSource();
        pool.getHikariConfigMXBean().setMaximumPoolSize(2);
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private static void believeEmptyAndFill(String sink) throws SQLException {
        warehouse.runs().complete(plan(sink, 1, WAITING));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from hub.outbox");
            statement.execute("delete from hub.sink_records");
            statement.execute("vacuum (analyze, truncate false) hub.outbox");
            statement.execute("vacuum (analyze, truncate false) hub.sink_records");
        }
        warehouse.runs().complete(plan(sink, 1, WAITING));
    }

    @Test
    void aPageReachesItsOwnRows() throws SQLException {
        believeEmptyAndFill("planned");
        long before = rowsRead();
        Run run = plan("planned", 1, PAGE);
        assertThat(rowsRead() - before).isLessThan(MOST_READ);
        before = rowsRead();
        try (PageTransaction page = warehouse.begin(run.id())) {
            page.deliveryPlan().plan("planned", Map.of(customer("planned", 1), fields("other")), List.of());
            page.deliveryPlan().retire("planned", Set.of(customer("planned", 2)));
        }
        assertThat(rowsRead() - before).isLessThan(MOST_READ);
        warehouse.runs().complete(run);
    }

    @Test
    void aDeliveryReachesItsOwnRows() throws SQLException {
        believeEmptyAndFill("settled");
        Outbox outbox = warehouse.outbox(MOST_ATTEMPTS, Duration.ofSeconds(30));
        List<DeliveryQueue.Claimed> claimed = outbox.claim("settled", PAGE);
        List<DeliveryQueue.Claimed> others = outbox.claim("settled", PAGE);
        List<DeliveryQueue.Claimed> more = outbox.claim("settled", PAGE);
        long before = rowsRead();
        outbox.settle(
                "settled",
                claimed,
                claimed.stream().map(row -> Answer.written(row.delivery())).toList());
        assertThat(rowsRead() - before).isLessThan(MOST_READ);
        before = rowsRead();
        outbox.giveBack("settled", others, "500");
        assertThat(rowsRead() - before).isLessThan(MOST_READ);
        before = rowsRead();
        outbox.settle(
                "settled",
                more,
                more.stream()
                        .map(row -> Answer.refused(row.delivery().externalId(), "no"))
                        .toList());
        assertThat(rowsRead() - before).isLessThan(MOST_READ);
    }

    /** How many rows were found by indexes so far. */
    private static long rowsRead() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_force_next_flush()");
            try (ResultSet figures = statement.executeQuery("""
                    select sum(idx_tup_read) from pg_stat_user_indexes
                    where relname in ('outbox', 'sink_records')
                    """)) {
                figures.next();
                return figures.getLong(1);
            }
        }
    }
}
