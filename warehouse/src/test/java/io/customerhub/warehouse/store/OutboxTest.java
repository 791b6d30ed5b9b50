package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import io.customerhub.warehouse.store.Runs.Run;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Deliveries whose calls fail, and sinks that stand still. */
final class OutboxTest extends OutboxFixture {
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
}
