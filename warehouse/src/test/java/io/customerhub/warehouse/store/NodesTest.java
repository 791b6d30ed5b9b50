package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.Runs.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nodes that share a warehouse, and their runs. */
final class NodesTest extends NodesFixture {
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
        page.close();
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
}
