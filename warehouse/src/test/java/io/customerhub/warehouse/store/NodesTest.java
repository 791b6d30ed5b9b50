package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.customerhub.connectors.Answer;
import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.store.Outbox.Claimed;
import io.customerhub.warehouse.store.RunReport.SinkLedger;
import io.customerhub.warehouse.store.Runs.Run;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that share a warehouse. One whose heart stops is like a process that is stopped: its sessions stay, and it knows nothing. */
final class NodesTest extends OutboxFixture {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofHours(3);
    private static final PageCounts ONE = new PageCounts(1, 0, 1, 0);

    private final Map<Warehouse, Database> opened = new LinkedHashMap<>();

    @AfterEach
    void closeAll() {
        opened.values().forEach(Database::close);
    }

    @Test
    void whatALiveNodeHoldsNobodyElseTakes() {
        Warehouse first = node("first");
        Warehouse second = node("second");
        Run run = begin(first, "held");

        assertThat(second.runs().begin("held", "test", false)).isEmpty();
        assertThat(second.runs().rehearse("held", "test", false)).isEmpty();
        assertThat(first.runs().begin("held", "test", false)).isEmpty();

        first.runs().complete(run);
        Run next = begin(second, "held");
        assertThat(next.lease().token()).isGreaterThan(run.lease().token());
        second.runs().complete(next);
    }

    @Test
    void latePageOfANodeThatWasGivenUpIsRolledBackAndTheFlowGoesOnFromItsCursor() {
        Warehouse paused = node("paused");
        Warehouse other = node("other");
        Run late = begin(paused, "late");
        commit(paused, late, "{\"at\":1}");

        expire(paused);
        Run next = begin(other, "late");

        assertThat(next.cursor()).contains("{\"at\":1}");
        assertThat(warehouse.reports().run(late.id())).satisfies(report -> {
            assertThat(report.status()).isEqualTo("interrupted");
            assertThat(report.read()).isEqualTo(1);
        });
        goOn(paused);
        assertThatThrownBy(() -> commit(paused, late, "{\"at\":99}"))
                .isInstanceOf(TakenOverException.class)
                .hasMessageContaining("late")
                .hasMessageContaining("node paused")
                .hasMessageContaining("run " + next.id().value() + " of node other has gone on since");
        assertThatThrownBy(() -> paused.runs().complete(late)).isInstanceOf(TakenOverException.class);
        commit(other, next, "{\"at\":2}");
        paused.runs().defer(late, now.plus(Duration.ofHours(1)), "asked to wait");
        assertThat(warehouse.runs().notBefore("late")).isEmpty();
        assertThat(warehouse.runs().begin("late", "test", false))
                .as("a late end does not give back what another holds")
                .isEmpty();
        other.runs().complete(next);

        assertThat(warehouse.reports().run(late.id()).read()).isEqualTo(1);
        Run last = begin(paused, "late");
        assertThat(last.cursor()).contains("{\"at\":2}");
        paused.runs().complete(last);
    }

    @Test
    void pageThatIsUnderWayWhenItsNodeIsGivenUpHoldsUpNobody() {
        Warehouse paused = node("paused");
        Warehouse other = node("other");
        Run late = begin(paused, "locking");
        CustomerId customer = customer("locking", 1);
        PageTransaction page = paused.begin(late.id());
        page.deliveryPlan().plan("locking", Map.of(customer, fields("late")), List.of());

        expire(paused);
        Run next = begin(other, "locking");
        try (PageTransaction mine = other.begin(next.id())) {
            mine.deliveryPlan().plan("locking", Map.of(customer, fields("in time")), List.of());
            mine.commit(ONE, "{}");
        }
        other.runs().complete(next);

        assertThatThrownBy(() -> page.commit(ONE, "{}")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(page::close).isInstanceOf(RuntimeException.class);
        assertThat(other.outbox(8, Duration.ofSeconds(30)).claim("locking", 10))
                .singleElement()
                .satisfies(row -> assertThat(row.delivery().fields()).isEqualTo(fields("in time")));
    }

    @Test
    void nodeWhoseProcessDiesIsGivenUpAtOnceAndItsRunIsAskedFor() {
        Warehouse dying = node("dying");
        Run cut = dying.runs().begin("cut", "schedule", false).orElseThrow();
        commit(dying, cut, "{\"at\":5}");

        database(dying).close();
        Run next = begin(node("heir"), "cut");

        assertThat(next.cursor()).contains("{\"at\":5}");
        assertThat(warehouse.reports().run(cut.id()).error()).contains("node dying");
    }

    @Test
    void runOfADeadNodeIsAskedForUnlessACommandWasIt() {
        Warehouse dying = node("dying");
        assertThat(dying.runs().begin("by-clock", "schedule", false)).isPresent();
        assertThat(dying.runs().begin("by-hand", "command", false)).isPresent();

        expire(dying);
        node("heir").node().id();

        assertThat(warehouse.requests().waiting())
                .extracting(request -> request.flow() + " " + request.reason())
                .contains("by-clock taken over")
                .noneMatch(words -> words.startsWith("by-hand"));
    }

    @Test
    void nodeThatWasGivenUpGoesOnAsANewOne() {
        Warehouse paused = node("paused");
        int former = paused.node().id();

        expire(paused);
        node("other").node().id();
        goOn(paused);
        paused.node().beat();

        assertThat(paused.node().id()).isNotEqualTo(former);
        Run run = begin(paused, "anew");
        assertThat(warehouse.runs().begin("anew", "test", false)).isEmpty();
        paused.runs().complete(run);
    }

    @Test
    void nodeThatLostItsSessionButWasNotGivenUpIsWhoItWas() {
        Warehouse blinking = node("blinking");
        int id = blinking.node().id();
        Run run = begin(blinking, "blinked");
        sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 2 and objid = "
                + id);

        blinking.node().beat();

        assertThat(blinking.node().id()).isEqualTo(id);
        assertThat(node("other").runs().begin("blinked", "test", false)).isEmpty();
        blinking.runs().complete(run);
    }

    @Test
    void planOfANodeThatWasGivenUpCannotBeKept() {
        Warehouse paused = node("paused");
        Warehouse other = node("other");
        Rehearsal rehearsal = paused.runs().rehearse("planned", "apply", false).orElseThrow();

        rehearsal.begin();
        sql("update hub.leases set holder = null where name = 'flow:planned'");
        Run next = begin(other, "planned");

        assertThatThrownBy(() -> rehearsal.keep(List.of(), "somebody")).isInstanceOf(TakenOverException.class);
        rehearsal.close();
        other.runs().complete(next);
        assertThat(warehouse.reports().run(next.id()).status()).isEqualTo("complete");
    }

    @Test
    void lateAnswerChangesNothingAndTheSinkIsToldAgainWhatDiffers() {
        Warehouse paused = node("paused");
        Warehouse other = node("other");
        Outbox late = paused.outbox(8, Duration.ofSeconds(30));
        Outbox inTime = other.outbox(8, Duration.ofSeconds(30));
        warehouse.runs().complete(plan("late-answer", 1, 2));
        List<Claimed> claimed = late.claim("late-answer", 10);
        assertThat(inTime.claim("late-answer", 10)).isEmpty();

        expire(paused);
        Run next = begin(other, "moving on");
        try (PageTransaction page = other.begin(next.id())) {
            page.deliveryPlan().plan("late-answer", Map.of(customer("late-answer", 1), fields("newer")), List.of());
            page.commit(ONE, "{}");
        }
        other.runs().complete(next);
        List<Claimed> again = inTime.claim("late-answer", 10);
        assertThat(again).hasSize(2);
        inTime.settle("late-answer", again, written(again, "V"));
        goOn(paused);
        late.settle("late-answer", claimed, written(claimed, "late"));

        List<Claimed> retold = inTime.claim("late-answer", 10);
        assertThat(retold).singleElement().satisfies(row -> {
            assertThat(row.delivery().fields()).isEqualTo(fields("newer"));
            assertThat(row.delivery().vendorId()).contains("V");
        });
        inTime.settle("late-answer", retold, written(retold, "V"));
        assertThat(inTime.claim("late-answer", 10)).isEmpty();
        assertThat(depth("late-answer")).satisfies(depth -> {
            assertThat(depth.pending()).isZero();
            assertThat(depth.held()).isEqualTo(2);
        });
        assertThat(warehouse.reports().runs(100).stream()
                        .flatMap(run -> run.sinks().stream())
                        .filter(sink -> sink.sink().equals("late-answer")))
                .isNotEmpty()
                .allMatch(SinkLedger::balanced);
    }

    @Test
    void lateFailureLeavesTheRowToWhoeverHoldsItNowAndItIsToldOnceMore() {
        Warehouse paused = node("paused");
        Outbox late = paused.outbox(8, Duration.ofSeconds(30));
        Outbox inTime = node("other").outbox(8, Duration.ofSeconds(30));
        warehouse.runs().complete(plan("late-failure", 1, 1));
        List<Claimed> claimed = late.claim("late-failure", 10);
        expire(paused);
        List<Claimed> taken = inTime.claim("late-failure", 10);

        goOn(paused);
        late.giveBack("late-failure", claimed, "the network was away");

        assertThat(inTime.claim("late-failure", 10))
                .as("what another delivers is not given back")
                .isEmpty();
        inTime.settle("late-failure", taken, written(taken, "V"));
        assertThat(inTime.claim("late-failure", 10)).hasSize(1);
    }

    @Test
    void customerTakenOutByALateCallIsToldAgain() {
        Warehouse paused = node("paused");
        Outbox late = paused.outbox(8, Duration.ofSeconds(30));
        Outbox inTime = node("other").outbox(8, Duration.ofSeconds(30));
        Run run = plan("late-retiring", 1, 1);
        List<Claimed> first = inTime.claim("late-retiring", 10);
        inTime.settle("late-retiring", first, written(first, "V"));
        try (PageTransaction page = warehouse.begin(run.id())) {
            page.deliveryPlan().retire("late-retiring", Set.of(customer("late-retiring", 1)));
            page.commit(ONE, "{}");
        }
        List<Claimed> retiring = late.claim("late-retiring", 10);
        expire(paused);
        try (PageTransaction page = warehouse.begin(run.id())) {
            page.deliveryPlan().plan("late-retiring", Map.of(customer("late-retiring", 1), fields("back")), List.of());
            page.commit(ONE, "{}");
        }
        List<Claimed> back = inTime.claim("late-retiring", 10);
        inTime.settle("late-retiring", back, written(back, "V"));

        goOn(paused);
        late.settle("late-retiring", retiring, written(retiring, "V"));

        assertThat(inTime.claim("late-retiring", 10))
                .singleElement()
                .satisfies(row -> assertThat(row.delivery().fields()).isEqualTo(fields("back")));
        warehouse.runs().complete(run);
    }

    private Warehouse node(String name) {
        var database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
        var node = new Warehouse(
                database.dataSource(), "test", (InstantSource) () -> now, new NodeSettings(name, "1", LONG, NEVER));
        opened.put(node, database);
        return node;
    }

    /** As if the process had been stopped for longer than its lease. */
    private static void expire(Warehouse stopped) {
        warehouse
                .jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update hub.nodes set until = clock_timestamp() where node_id = :node")
                        .bind("node", stopped.node().id())
                        .execute());
    }

    /** As if it went on now: the pool looks at sessions that have rested for long before it hands them out. */
    private void goOn(Warehouse stopped) {
        ((HikariDataSource) database(stopped).dataSource())
                .getHikariPoolMXBean()
                .softEvictConnections();
    }

    private Database database(Warehouse of) {
        return Objects.requireNonNull(opened.get(of));
    }

    private static void sql(String sql) {
        warehouse.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private static Run begin(Warehouse node, String flow) {
        return node.runs().begin(flow, "test", false).orElseThrow();
    }

    private static void commit(Warehouse node, Run run, String cursor) {
        try (PageTransaction page = node.begin(run.id())) {
            page.commit(ONE, cursor);
        }
    }

    private static List<Answer> written(List<Claimed> rows, String vendorId) {
        return rows.stream()
                .map(row -> Answer.written(row.delivery().externalId(), vendorId))
                .toList();
    }
}
