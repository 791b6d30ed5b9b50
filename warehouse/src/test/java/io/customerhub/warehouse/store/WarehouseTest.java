package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import io.customerhub.warehouse.store.RunReport.SinkLedger;
import io.customerhub.warehouse.store.Runs.Run;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The stores on a real PostgreSQL. */
final class WarehouseTest extends StoreTest {
    private static final String SINK = "crm";

    @Test
    void anUnchangedRecordIsCountedAndAChangedOneLands() {
        Run run = begin("landing");
        assertThat(land(run, raw("1", "{\"a\":1}"), raw("2", "{\"a\":2}")).changed())
                .hasSize(2);
        RawRecords.Landing again = land(run, raw("1", "{\"a\":1}"), raw("2", "{\"a\":2.0}"));
        assertThat(again.changed()).extracting(RawRecord::id).containsExactly("2");
        assertThat(again.unchanged()).isEqualTo(1);
        warehouse.runs().complete(run);
    }

    @Test
    void ofTwoPagesThatBringTheSameNewRecordAtOnceOneTakesItIn() throws Exception {
        Run run = begin("race");
        Run other = begin("race-elsewhere");
        CompletableFuture<RawRecords.Landing> second;
        try (PageTransaction first = warehouse.begin(run.id())) {
            first.rawRecords().land(new Page("source", List.of(raw("raced", "{}")), "{}"), Set.of());
            second = CompletableFuture.supplyAsync(
                    () -> land(other, raw("of-its-own", "{}"), raw("raced", "{}"), raw("another", "{}")));
            assertThat(second).as("it waits for the first").failsWithin(Duration.ofMillis(500));
            first.commit(new PageCounts(1, 0, 1, 0), "{}");
        }
        assertThat(second.get(10, TimeUnit.SECONDS)).satisfies(landing -> {
            assertThat(landing.changed()).extracting(RawRecord::id).containsExactly("of-its-own", "another");
            assertThat(landing.unchanged()).isEqualTo(1);
        });
        assertThat(warehouse.reports().run(other.id()).balanced()).isTrue();
    }

    @Test
    void aPageThatIsNotCommittedLeavesNoTrace() {
        Run run = begin("rollback");
        try (PageTransaction page = warehouse.begin(run.id())) {
            page.rawRecords().land(new Page("source", List.of(raw("rolled-back", "{}")), "{}"), Set.of());
        }
        assertThat(land(run, raw("rolled-back", "{}")).changed()).hasSize(1);
        warehouse.runs().complete(run);
    }

    @Test
    void aFlowRunsOnceAtATimeAndAnUnfinishedRunIsContinued() {
        Run first = begin("single");
        assertThat(warehouse.runs().begin("single", "test", false)).isEmpty();
        try (PageTransaction page = warehouse.begin(first.id())) {
            page.commit(new PageCounts(1, 0, 1, 0), "{\"at\":7}");
        }
        warehouse.runs().fail(first, "out of luck");
        Run second = warehouse.runs().begin("single", "test", true).orElseThrow();
        assertThat(second.cursor()).contains("{\"at\":7}");
        warehouse.runs().complete(second);
        Run third = warehouse.runs().begin("single", "test", true).orElseThrow();
        assertThat(third.cursor()).isEmpty();
        warehouse.runs().complete(third);
        assertThat(warehouse.reports().run(first.id()).status()).isEqualTo("failed");
    }

    @Test
    void aDeferredFlowWaits() {
        Run run = begin("patient");
        warehouse.runs().defer(run, Instant.now().plus(Duration.ofHours(1)), "asked to wait");
        assertThat(warehouse.runs().begin("patient", "test", false)).isEmpty();
    }

    @Test
    void theOutboxHoldsTheDifferenceAndItsLedgerBalances() {
        Run run = begin("outbox");
        Outbox outbox = warehouse.outbox(8, Duration.ofSeconds(30));
        CustomerId customer = CustomerId.firstSeenIn("test", new SourceKey("o", "Customer", "1"));
        plan(run, customer, "one");
        plan(run, customer, "two");
        List<Claimed> claimed = outbox.claim(SINK, 10);
        assertThat(claimed).hasSize(1);
        assertThat(claimed.get(0).delivery().fields().path("name").asText()).isEqualTo("two");
        assertThat(outbox.claim(SINK, 10))
                .as("claimed rows are not given twice")
                .isEmpty();
        plan(run, customer, "three");
        outbox.settle(SINK, claimed, List.of(Answer.written(customer.toString(), "V1")));
        List<Claimed> newer = outbox.claim(SINK, 10);
        assertThat(newer.get(0).delivery().fields().path("name").asText()).isEqualTo("three");
        assertThat(newer.get(0).delivery().vendorId()).contains("V1");
        outbox.settle(SINK, newer, List.of(Answer.written(customer.toString(), "V1")));
        plan(run, customer, "three");
        assertThat(outbox.claim(SINK, 10)).isEmpty();
        SinkLedger ledger = warehouse.reports().run(run.id()).sinks().get(0);
        assertThat(ledger.balanced()).isTrue();
        assertThat(ledger.planned()).isEqualTo(2);
        assertThat(ledger.written()).isEqualTo(1);
        assertThat(ledger.unchanged()).isEqualTo(1);
        warehouse.runs().complete(run);
    }

    @Test
    void aRefusedRowWaitsUntilItBecomesSomethingElse() {
        Run run = begin("refused");
        Outbox outbox = warehouse.outbox(8, Duration.ofSeconds(30));
        CustomerId customer = CustomerId.firstSeenIn("test", new SourceKey("f", "Customer", "1"));
        plan(run, customer, "bad");
        List<Claimed> claimed = outbox.claim(SINK, 10);
        outbox.settle(SINK, claimed, List.of(Answer.refused(customer.toString(), "no such property")));
        plan(run, customer, "bad");
        assertThat(outbox.claim(SINK, 10)).isEmpty();
        plan(run, customer, "good");
        List<Claimed> mended = outbox.claim(SINK, 10);
        assertThat(mended).hasSize(1);
        outbox.settle(SINK, mended, List.of(Answer.written(customer.toString(), "V2")));
        assertThat(warehouse.reports().run(run.id()).balanced()).isTrue();
        warehouse.runs().complete(run);
    }

    @Test
    void aCustomerWhoIsNoMoreIsRetiredWhereItWasWrittenAndForgottenWhereNot() {
        Run run = begin("retire");
        Outbox outbox = warehouse.outbox(8, Duration.ofSeconds(30));
        CustomerId written = CustomerId.firstSeenIn("test", new SourceKey("x", "Customer", "1"));
        CustomerId pending = CustomerId.firstSeenIn("test", new SourceKey("x", "Customer", "2"));
        plan(run, written, "w");
        outbox.settle(SINK, outbox.claim(SINK, 10), List.of(Answer.written(written.toString(), "V3")));
        plan(run, pending, "p");
        try (PageTransaction page = warehouse.begin(run.id())) {
            page.deliveryPlan().retire(SINK, Set.of(written, pending));
            page.commit(new PageCounts(0, 0, 0, 0), "{}");
        }
        List<Claimed> claimed = outbox.claim(SINK, 10);
        assertThat(claimed).hasSize(1);
        assertThat(claimed.get(0).delivery().operation()).isEqualTo(Operation.RETIRE);
        assertThat(claimed.get(0).delivery().vendorId()).contains("V3");
        outbox.settle(SINK, claimed, List.of(Answer.written(written.toString(), "V3")));
        assertThat(outbox.claim(SINK, 10)).isEmpty();
        assertThat(warehouse.reports().run(run.id()).balanced()).isTrue();
        warehouse.runs().complete(run);
    }

    private static void plan(Run run, CustomerId customer, String name) {
        try (PageTransaction page = warehouse.begin(run.id())) {
            ObjectNode fields = Json.MAPPER.createObjectNode().put("name", name);
            page.deliveryPlan().plan(SINK, Map.of(customer, fields), List.of());
            page.commit(new PageCounts(0, 0, 0, 0), "{}");
        }
    }

    private static RawRecords.Landing land(Run run, RawRecord... records) {
        try (PageTransaction page = warehouse.begin(run.id())) {
            RawRecords.Landing landing = page.rawRecords().land(new Page("source", List.of(records), "{}"), Set.of());
            page.commit(
                    new PageCounts(
                            records.length,
                            landing.unchanged(),
                            landing.changed().size(),
                            0),
                    "{}");
            return landing;
        }
    }

    private static RawRecord raw(String id, String payload) {
        return new RawRecord(
                "Thing", id, false, payload.getBytes(StandardCharsets.UTF_8), Json.MAPPER.createObjectNode());
    }
}
