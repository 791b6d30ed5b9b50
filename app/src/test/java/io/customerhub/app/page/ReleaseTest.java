package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.quarantine.RecordEdit;
import io.customerhub.connectors.RawRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.PageCounts;
import io.customerhub.warehouse.store.QuarantineChoice;
import io.customerhub.warehouse.store.QuarantineChoice.Filtered;
import io.customerhub.warehouse.store.QuarantineChoice.Named;
import io.customerhub.warehouse.store.QuarantineDesk;
import io.customerhub.warehouse.store.WaitingRecord;
import io.customerhub.warehouse.store.WaitingRecord.Sheet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records in quarantine, corrected, released and dropped. Each test leaves the quarantine empty. */
final class ReleaseTest extends PageTest {
    private static final String BY = "tester";
    private static final int SIZE = 30;

    private static QuarantineDesk desk;

    @BeforeAll
    static void openDesk() {
        desk = way.warehouse.quarantine();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(way.rows("select record_id from hub.quarantine")).isEmpty();
    }

    @Test
    void aCorrectedRecordIsTakenInOnceAndStaysWhenItsSourceGivesItAgain() {
        RawRecord nobody = record("Buyer", "a", "{'at': '2026-01-01T00:00:00Z'}");
        assertThat(way.page("shop", nobody)).isEqualTo(new PageCounts(1, 0, 0, 1));
        repair("a", "name=Ann");
        way.deliver();

        assertThat(desk.release(named("a"), BY)).isEqualTo(1);
        assertThat(way.release()).isEqualTo(new PageCounts(1, 0, 1, 0));

        assertThat(way.rows("select name from customer_360.customers where name = 'Ann'"))
                .hasSize(1);
        assertThat(way.rows("select notes::text from hub.customer_records where record_id = 'a'"))
                .singleElement()
                .asString()
                .contains("was corrected by a person");
        assertThat(way.deliver()).containsExactly("UPSERT Ann");
        assertThat(way.page("shop", nobody)).isEqualTo(new PageCounts(1, 1, 0, 0));
        assertThat(way.deliver()).isEmpty();
        assertThat(history("a")).containsExactly("quarantine.edit", "quarantine.release");
    }

    @Test
    void whatIsStillUnsoundGoesBackAndIsNoMoreAskedFor() {
        way.page("shop", record("Buyer", "b", "{'at': 'yesterday'}"));
        repair("b", "at=2026-01-01T00:00:00Z");
        desk.release(named("b"), BY);

        assertThat(way.release()).isEqualTo(new PageCounts(1, 0, 0, 1));

        WaitingRecord back = desk.list(Filtered.ALL, 10).get(0);
        assertThat(back.isAskedFor()).isFalse();
        assertThat(back.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule()).isEqualTo("identifiable"));
        assertThat(desk.asked(Optional.empty(), 10)).isEmpty();
        desk.drop(named("b"), BY, "nobody");
    }

    @Test
    void aNewerVersionStandsOnItsOwnAndTheCorrectedOneIsCorrectedWheneverItComes() {
        RawRecord first = record("Buyer", "c", "{'at': 'yesterday', 'name': 'Cal'}");
        way.page("shop", first);
        repair("c", "at=2026-01-01T00:00:00Z");

        assertThat(way.page("shop", record("Buyer", "c", "{'at': 'tomorrow', 'name': 'Cal'}")))
                .isEqualTo(new PageCounts(1, 0, 0, 1));
        assertThat(sheet("c").validRepair()).isEmpty();
        assertThat(sheet("c").repair()).isPresent();
        desk.release(named("c"), BY);
        assertThat(way.release()).isEqualTo(new PageCounts(1, 0, 0, 1));

        assertThat(way.page("shop", first)).isEqualTo(new PageCounts(1, 0, 1, 0));
        assertThat(way.rows("select changed_at at time zone 'UTC' from customer_360.customers where name = 'Cal'"))
                .containsExactly("2026-01-01 00:00:00");
    }

    @Test
    void aRecordThatHasLeftQuarantineMeanwhileCountsAsUnchanged() {
        way.page("shop", record("Buyer", "d", "{}"), record("Buyer", "e", "{}"));
        repair("e", "name=Eve");
        desk.release(Filtered.ALL, BY);
        List<SourceKey> asked = desk.asked(Optional.empty(), 10);
        way.page("shop", record("Buyer", "d", "{'name': 'Dan'}"));

        assertThat(asked).extracting(SourceKey::id).containsExactly("d", "e");
        assertThat(way.release(asked)).isEqualTo(new PageCounts(2, 1, 1, 0));
        assertThat(way.rows("select name from customer_360.customers where name in ('Dan', 'Eve') order by 1"))
                .containsExactly("Dan", "Eve");
    }

    @Test
    void aPageThatIsNotCommittedLeavesItsRecordsAskedFor() {
        way.page("shop", record("Buyer", "f", "{}"));
        repair("f", "name=Flo");
        desk.release(named("f"), BY);

        way.cutOff();

        assertThat(desk.asked(Optional.empty(), 10)).extracting(SourceKey::id).containsExactly("f");
        assertThat(way.release()).isEqualTo(new PageCounts(1, 0, 1, 0));
        assertThat(way.rows("select name from customer_360.customers where name = 'Flo'"))
                .hasSize(1);
    }

    @Test
    void whatAPageLostTogetherIsStillAskedOfARecordAlone() {
        way.page("guide", listings(true, ""));
        way.page("guide", listings(false, " Ltd"));
        SourceKey corrected = new SourceKey("guide", "Listing", "l0");
        repair(corrected, "phone=+18765559999");
        var few = new Named(IntStream.range(0, 3)
                .mapToObj(number -> new SourceKey("guide", "Listing", "l" + number))
                .toList());
        desk.release(few, BY);

        assertThat(way.release()).as("too few for a page to tell").isEqualTo(new PageCounts(3, 0, 1, 2));
        assertThat(way.page("guide", listings(false, " Ltd")))
                .as("a corrected record is known and tells nothing of its neighbours")
                .isEqualTo(new PageCounts(SIZE, 1, 0, SIZE - 1));

        assertThat(desk.drop(new Filtered("guide", "", "in none of"), BY, "the guide has no numbers any more"))
                .isEqualTo(SIZE - 1);
        assertThat(way.page("guide", listings(false, " Ltd")))
                .as("what is dropped is known")
                .isEqualTo(new PageCounts(SIZE, SIZE, 0, 0));
    }

    @Test
    void aReadersOwnComplaintHoldsUntilAPersonVouches() {
        RawRecord doubted = new RawRecord(
                "Buyer",
                "g",
                false,
                "{\"name\":\"Gil\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                RecordEdit.json("{\"name\":\"Gil\"}", "test"),
                Optional.of("has more values than columns"));
        way.page("shop", doubted);
        desk.release(named("g"), BY);
        assertThat(way.release()).isEqualTo(new PageCounts(1, 0, 0, 1));
        repair("g", "name=Gilda");
        desk.release(named("g"), BY);

        assertThat(way.release()).isEqualTo(new PageCounts(1, 0, 1, 0));
        assertThat(way.page("shop", doubted)).isEqualTo(new PageCounts(1, 1, 0, 0));
        assertThat(way.rows("select name from customer_360.customers where name like 'Gil%'"))
                .containsExactly("Gilda");
    }

    @Test
    void recordsAreFoundByWhatTheyHaveInCommonAndByName() {
        way.page("shop", record("Buyer", "h", "{}"), record("Sale", "h", "{'buyer': 'h', 'date': 'noon', 'total': 1}"));

        assertThat(desk.named("h")).extracting(SourceKey::entity).containsExactly("Buyer", "Sale");
        assertThat(desk.named("shop/Sale/h")).hasSize(1);
        assertThat(desk.named("shop/Sale")).isEmpty();
        assertThat(Stream.of(
                                Filtered.ALL,
                                new Filtered("shop", "Sale", ""),
                                new Filtered("", "", "identifiable"),
                                new Filtered("", "", "IS NOT AN ISO 8601 DATE"),
                                new Filtered("", "", "%"),
                                new Filtered("elsewhere", "", ""))
                        .map(desk::count))
                .containsExactly(2L, 1L, 1L, 1L, 0L, 0L);
        assertThat(desk.groups(Filtered.ALL))
                .extracting(group -> group.entity() + " " + group.records())
                .containsExactly("Buyer 1", "Sale 1");
        assertThat(desk.drop(Filtered.ALL, BY, "a test")).isEqualTo(2);
        assertThat(desk.history(new SourceKey("shop", "Sale", "h")))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo(BY);
                    assertThat(entry.detail().toString())
                            .contains("a test", "\"rule\":\"mapping\"")
                            .doesNotContain("noon");
                });
    }

    private static RawRecord[] listings(boolean withPhone, String suffix) {
        return IntStream.range(0, SIZE)
                .mapToObj(number -> record(
                        "Listing",
                        "l" + number,
                        "{'name': 'Shop" + number + suffix + "', 'phone': "
                                + (withPhone ? "'+1876555" + (1000 + number) + "'" : "null") + "}"))
                .toArray(RawRecord[]::new);
    }

    private static QuarantineChoice named(String... ids) {
        return new Named(Arrays.stream(ids).map(ReleaseTest::buyer).toList());
    }

    private static SourceKey buyer(String id) {
        return new SourceKey("shop", "Buyer", id);
    }

    private static Sheet sheet(String id) {
        return desk.sheet(buyer(id)).orElseThrow();
    }

    private static List<String> history(String id) {
        return desk.history(buyer(id)).stream().map(entry -> entry.action()).toList();
    }

    private static void repair(String id, String edit) {
        repair(buyer(id), edit);
    }

    private static void repair(SourceKey key, String edit) {
        Sheet sheet = desk.sheet(key).orElseThrow();
        JsonNode corrected = RecordEdit.set(edit).apply(sheet.present());
        assertThat(desk.repair(sheet, corrected, RecordEdit.differences(sheet.present(), corrected), BY))
                .isTrue();
    }
}
