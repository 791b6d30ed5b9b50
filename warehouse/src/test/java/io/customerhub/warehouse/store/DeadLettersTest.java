package io.customerhub.warehouse.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.kafka.MessageHeader;
import io.customerhub.connectors.kafka.StreamEvent;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.DeadLetters.Sent;
import io.customerhub.warehouse.store.DeadLetters.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters on a real PostgreSQL. */
final class DeadLettersTest extends StoreTest {
    private static final PageCounts NOTHING = new PageCounts(0, 0, 0, 0);
    private static final Instant WRITTEN = Instant.parse("2026-10-20T14:05:00Z");
    private static final Problem PROBLEM = new Problem("source", "", "is no event");

    @BeforeEach
    void empty() {
        Jdbi.create(database.dataSource())
                .useHandle(handle -> handle.execute("truncate hub.dead_letters, hub.quarantine, hub.leases"));
    }

    @Test
    void whatGoesToQuarantineIsALetterAsItWasAndGoneWhenItIsTaken() {
        StreamEvent tombstone = new StreamEvent("clicks", 1, 7, WRITTEN, Optional.empty(), Optional.empty(), List.of());
        StreamEvent garbage = new StreamEvent(
                "clicks",
                0,
                3,
                WRITTEN,
                Optional.of(new byte[] {1, 0}),
                Optional.of(new byte[] {(byte) 0xff, 0, '\''}),
                List.of(
                        MessageHeader.of("trace", "a"),
                        new MessageHeader("trace", Optional.of(new byte[] {(byte) 0xfe})),
                        new MessageHeader("none", Optional.empty())));
        quarantine(true, tombstone, garbage);

        var sent = new ArrayList<DeadLetter>();
        assertThat(letters().waiting()).map(Waiting::letters).hasValue(2L);
        assertThat(letters().send(10, all(sent))).isEqualTo(new Sent(2, 0));

        assertThat(letters().waiting()).isEmpty();
        assertThat(letters().send(10, all(sent))).isEqualTo(new Sent(0, 0));
        assertThat(sent).extracting(letter -> letter.event().place()).containsExactly("clicks-0-3", "clicks-1-7");
        assertThat(sent.get(0)).satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo("is no event");
            assertThat(letter.record()).isEqualTo("clicks-0-3");
            assertThat(letter.event().writtenAt()).isEqualTo(WRITTEN);
            assertThat(letter.event().key().orElseThrow()).containsExactly(1, 0);
            assertThat(letter.event().value().orElseThrow()).containsExactly(0xff, 0, '\'');
            assertThat(letter.event().headers())
                    .extracting(header -> header.name() + "="
                            + header.value().map(bytes -> bytes[0] & 0xff).orElse(-1))
                    .containsExactly("trace=97", "trace=254", "none=-1");
        });
        assertThat(sent.get(1).event().key()).isEmpty();
        assertThat(sent.get(1).event().value()).isEmpty();
    }

    @Test
    void aPageThatIsNotCommittedLeavesNoLetterAndWhatIsToldNowhereIsNone() {
        StreamEvent event = event(0, "[1]");
        try (PageTransaction page = page()) {
            page.bring(Map.of(key(event), event), each -> true);
            page.quarantine().keep(Map.of(key(event), List.of(PROBLEM)));
        }
        quarantine(false, event(1, "[2]"));

        assertThat(letters().waiting()).isEmpty();
        assertThat(waiting()).containsExactly("clicks-0-1");
    }

    @Test
    void whatIsNotTakenWaitsWithItsReasonAndKeepsNobodyWaiting() {
        quarantine(true, event(0, "[1]"), event(1, "[2]"));

        Sent sent = letters().send(10, due -> List.of(Optional.of("no such topic"), Optional.empty()));

        assertThat(sent).isEqualTo(new Sent(1, 1));
        assertThat(letters().waiting()).hasValueSatisfying(left -> {
            assertThat(left.letters()).isEqualTo(1);
            assertThat(left.lastError()).isEqualTo("no such topic");
        });
        assertThat(letters().send(10, all(new ArrayList<>())))
                .as("it is not due yet")
                .isEqualTo(new Sent(0, 0));
    }

    @Test
    void oneNodeSendsAtATimeAndWhatFailedIsSentAgain() {
        quarantine(true, event(0, "[1]"));

        assertThat(letters().send(10, due -> {
                    assertThat(letters().send(10, all(new ArrayList<>()))).isEqualTo(new Sent(0, 0));
                    return due.stream().map(letter -> Optional.<String>empty()).toList();
                }))
                .isEqualTo(new Sent(1, 0));
        quarantine(true, event(1, "[2]"));
        try {
            letters().send(10, due -> {
                throw new IllegalStateException("killed");
            });
        } catch (IllegalStateException e) {
            assertThat(letters().send(10, all(new ArrayList<>()))).isEqualTo(new Sent(1, 0));
        }
        assertThat(letters().waiting()).isEmpty();
    }

    @Test
    void theSameBytesWhereTheyAreSoundCloseWhatWaitedElsewhereAndNothingElse() {
        quarantine(true, event(0, "{\"id\":\"e1\"}"), event(1, "{\"id\":\"e2\"}"));

        StreamEvent again = event(9, "{\"id\":\"e1\"}");
        try (PageTransaction page = page()) {
            var record = new SourceKey("events", "clicks", "e1");
            assertThat(page.bring(Map.of(record, again), each -> true)).isEmpty();
            page.quarantine().release(List.of(record));
            page.commit(NOTHING, "");
        }

        assertThat(waiting()).containsExactly("clicks-0-1");
    }

    @Test
    void aRecordThatWaitsUnderItsOwnIdIsToldWhenItComesAgain() {
        StreamEvent event = event(0, "{}");
        var record = new SourceKey("events", "clicks", "e1");
        try (PageTransaction page = page()) {
            assertThat(page.bring(Map.of(record, event), each -> true)).isEmpty();
            page.quarantine().keep(Map.of(record, List.of(PROBLEM)));
            page.commit(NOTHING, "");
        }
        quarantine(true, event(3, "[1]"));

        try (PageTransaction page = page()) {
            assertThat(page.bring(Map.of(record, event, key(event(3, "[1]")), event(3, "[1]")), each -> true))
                    .isEqualTo(Set.of(record));
        }
    }

    private static void quarantine(boolean told, StreamEvent... events) {
        try (PageTransaction page = page()) {
            Map<SourceKey, StreamEvent> brought = new HashMap<>();
            Map<SourceKey, List<Problem>> problems = new HashMap<>();
            for (StreamEvent event : events) {
                brought.put(key(event), event);
                problems.put(key(event), List.of(PROBLEM));
            }
            page.bring(brought, event -> told);
            page.quarantine().keep(problems);
            page.commit(NOTHING, "");
        }
    }

    private static StreamEvent event(long offset, String value) {
        return new StreamEvent(
                "clicks", 0, offset, WRITTEN, Optional.empty(), Optional.of(value.getBytes(UTF_8)), List.of());
    }

    private static SourceKey key(StreamEvent event) {
        return new SourceKey("events", "clicks", event.place());
    }

    private static DeadLetters letters() {
        return warehouse.deadLetters();
    }

    private static DeadLetters.Post all(List<DeadLetter> sent) {
        return due -> {
            sent.addAll(due);
            return due.stream().map(letter -> Optional.<String>empty()).toList();
        };
    }

    private static List<String> waiting() {
        return warehouse.quarantine().list(QuarantineChoice.Filtered.ALL, 10).stream()
                .map(record -> record.key().id())
                .toList();
    }

    private static PageTransaction page() {
        return warehouse.begin(warehouse.streamRuns().begin("clicks"));
    }
}
