package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import io.customerhub.warehouse.store.RunReport.SinkLedger;
import io.customerhub.warehouse.store.Runs.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nodes that deliver from one outbox. */
final class LateAnswersTest extends NodesFixture {
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
}
