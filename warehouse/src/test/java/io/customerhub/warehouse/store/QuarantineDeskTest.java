package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.mapping.Json;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.store.QuarantineChoice.Filtered;
import io.customerhub.warehouse.store.QuarantineChoice.Named;
import io.customerhub.warehouse.store.RawRecords.Landing;
import io.customerhub.warehouse.store.Runs.Run;
import io.customerhub.warehouse.store.WaitingRecord.Sheet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with quarantine, on a real PostgreSQL. */
final class QuarantineDeskTest {
    private static final String BY = "erin";
    private static final List<Problem> PROBLEM = List.of(new Problem("identifiable", "", "has none of [name]"));

    @TempDir
    static Path folder;

    private static Database database;
    private static Warehouse warehouse;
    private static QuarantineDesk desk;

    @BeforeAll
    static void open() {
        database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
        warehouse = new Warehouse(database.dataSource(), "test", InstantSource.system());
        desk = warehouse.quarantine();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @AfterEach
    void empty() {
        warehouse
                .jdbi()
                .useHandle(
                        handle -> handle.execute("truncate hub.quarantine, hub.repairs, hub.raw_records, hub.audit"));
    }

    @Test
    void aCorrectionStandsInThePlaceOfTheVersionThatWasSeenAndTheRawRecordStays() {
        quarantine("shop", raw("1", false, "{\"a\":1.10}"));
        Sheet sheet = desk.sheet(key("shop", "1")).orElseThrow();
        JsonNode corrected = Json.MAPPER.createObjectNode().put("a", "secret value");

        assertThat(desk.repair(sheet, corrected, List.of("/a"), BY)).isTrue();

        Sheet repaired = desk.sheet(key("shop", "1")).orElseThrow();
        assertThat(repaired.body().toString()).isEqualTo("{\"a\":1.10}");
        assertThat(repaired.present()).isEqualTo(corrected);
        assertThat(desk.history(key("shop", "1"))).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(BY);
            assertThat(entry.detail().toString()).isEqualTo("{\"changed\":[\"/a\"]}");
        });
    }

    @Test
    void aCorrectionOfAVersionThatIsNoMoreIsRefused() {
        quarantine("shop", raw("1", false, "{\"a\":1}"));
        Sheet seen = desk.sheet(key("shop", "1")).orElseThrow();
        quarantine("shop", raw("1", false, "{\"a\":2}"));

        assertThat(desk.repair(seen, Json.MAPPER.createObjectNode(), List.of("/a"), BY))
                .isFalse();
        desk.drop(Filtered.ALL, BY, "a test");
        Sheet gone = new Sheet(seen.record(), seen.version(), false, false, seen.body(), Optional.empty());
        assertThat(desk.repair(gone, Json.MAPPER.createObjectNode(), List.of("/a"), BY))
                .isFalse();
        assertThat(desk.history(key("shop", "1")))
                .extracting(AuditEntry::action)
                .containsExactly("quarantine.drop");
    }

    @Test
    void aCorrectionIsForgottenWithItsRecord() {
        quarantine("shop", raw("1", false, "{}"));
        desk.repair(desk.sheet(key("shop", "1")).orElseThrow(), Json.MAPPER.createObjectNode(), List.of("/a"), BY);

        quarantine("shop", raw("1", true, "{}"));

        assertThat(desk.sheet(key("shop", "1")).orElseThrow().repair()).isEmpty();
    }

    @Test
    void whatIsAskedForComesInPagesOfOneSource() {
        for (String source : List.of("books", "shop")) {
            quarantine(source, raw("a/1", false, "{}"), raw("b", false, "{}"), raw("c", false, "{}"));
        }
        assertThat(desk.asked(Optional.empty(), 2)).isEmpty();
        assertThat(desk.release(Filtered.ALL, BY)).isEqualTo(6);

        var pages = new ArrayList<List<String>>();
        List<SourceKey> page = desk.asked(Optional.empty(), 2);
        while (!page.isEmpty()) {
            pages.add(page.stream().map(key -> key.source() + " " + key.id()).toList());
            page = desk.asked(Optional.of(page.get(page.size() - 1)), 2);
        }

        assertThat(pages)
                .containsExactly(
                        List.of("books a/1", "books b"),
                        List.of("books c"),
                        List.of("shop a/1", "shop b"),
                        List.of("shop c"));
    }

    @Test
    void onlyWhatIsAskedForLandsAgainAndANewerVersionDoesToo() {
        quarantine("shop", raw("1", false, "{\"a\":1}"), raw("2", false, "{\"a\":1}"));
        desk.release(new Named(List.of(key("shop", "1"))), BY);
        List<SourceKey> both = List.of(key("shop", "1"), key("shop", "2"));

        assertThat(again(both).changed()).extracting(RawRecord::id).containsExactly("1");
        assertThat(again(both).unchanged()).isEqualTo(1);
        quarantine("shop", raw("1", false, "{\"a\":2}"));
        assertThat(again(both).changed())
                .as("put aside anew, nobody has released it")
                .isEmpty();
    }

    private static Landing again(List<SourceKey> keys) {
        Run run = warehouse.runs().begin("quarantine", "test", false).orElseThrow();
        try (PageTransaction page = warehouse.begin(run.id())) {
            return page.rawRecords().landAgain(keys);
        } finally {
            warehouse.runs().complete(run);
        }
    }

    private static void quarantine(String source, RawRecord... records) {
        Run run = warehouse.runs().begin(source, "test", false).orElseThrow();
        try (PageTransaction page = warehouse.begin(run.id())) {
            page.rawRecords().land(new Page(source, List.of(records), "{}"), Set.of());
            Map<SourceKey, List<Problem>> problems = new HashMap<>();
            List.of(records).forEach(record -> problems.put(key(source, record.id()), PROBLEM));
            page.quarantine().keep(problems);
            page.commit(new PageCounts(records.length, 0, 0, records.length), "{}");
        }
        warehouse.runs().complete(run);
    }

    private static SourceKey key(String source, String id) {
        return new SourceKey(source, "Thing", id);
    }

    private static RawRecord raw(String id, boolean deleted, String payload) {
        return new RawRecord(
                "Thing", id, deleted, payload.getBytes(StandardCharsets.UTF_8), Json.MAPPER.createObjectNode());
    }
}
