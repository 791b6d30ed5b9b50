package io.customerhub.app.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.connectors.kafka.MessageHeader;
import io.customerhub.warehouse.store.DeadLetter;
import io.customerhub.warehouse.store.DeadLetters.Sent;
import io.customerhub.warehouse.store.DeadLetters.Waiting;
import io.customerhub.warehouse.store.QuarantineChoice;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.StreamPartition;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultExchange;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Polls as Camel hands them over, through the house's own stages into a real PostgreSQL. */
final class StreamPagesTest {
    private static final String TOPIC = "customer-interactions";
    private static final StreamPartition PARTITION = new StreamPartition(TOPIC, 0);

    @TempDir
    static Path folder;

    private static Hub hub;
    private static WarehouseAccess access;

    @BeforeAll
    static void open() {
        var settings = new HubSettings(
                Path.of("..").toAbsolutePath().normalize(),
                folder,
                System.getenv(),
                Map.of("hub.as-of", "2026-10-31", "hub.sinks", ""),
                InstantSource.system());
        access = WarehouseAccess.open(settings);
        hub = Hub.start(settings, Hub.Mode.COMMAND);
    }

    @AfterAll
    static void close() {
        hub.close();
        access.close();
    }

    @BeforeEach
    void empty() {
        execute("truncate hub.stream_partitions, hub.raw_records, hub.quarantine, hub.dead_letters,"
                + " customer_360.customer_interactions");
    }

    @Test
    void aPollIsKeptWithItsPlace() {
        take(0, "a", "b");

        assertThat(subjects()).containsExactly("a@0", "b@1");
        assertThat(next()).isEqualTo(2);
    }

    @Test
    void whatWasKeptBeforeIsDroppedWhateverItSaysNow() {
        take(0, "a", "b");
        long read = read();

        take(0, "other", "other", "c");

        assertThat(subjects()).containsExactly("a@0", "b@1", "c@2");
        assertThat(next()).isEqualTo(3);
        assertThat(read() - read).isEqualTo(1);
        take(0, "other", "other", "other");
        assertThat(subjects()).containsExactly("a@0", "b@1", "c@2");
        assertThat(read() - read).isEqualTo(1);
    }

    @Test
    void aPollBehindAGapIsNotKept() {
        take(0, "a");
        take(2, "c");

        assertThat(subjects()).containsExactly("a@0");
        assertThat(next()).isEqualTo(1);
        take(1, "b", "c");
        assertThat(subjects()).containsExactly("a@0", "b@1", "c@2");
    }

    @Test
    void aHoleInTheOffsetsIsNoGap() {
        take(0, "a");
        streams().take(batch(1, List.of(event("d", 3))));

        assertThat(subjects()).containsExactly("a@0", "d@3");
        assertThat(next()).isEqualTo(4);
    }

    @Test
    void aPageThatFailsLeavesNothingAndItsPlaceWhereItWas() {
        take(0, "a");
        execute("alter table customer_360.customer_interactions add constraint poison check (subject <> 'poison')");
        try {
            take(1, "b", "poison");
            assertThat(subjects()).containsExactly("a@0");
            assertThat(next()).isEqualTo(1);
        } finally {
            execute("alter table customer_360.customer_interactions drop constraint poison");
        }
        take(1, "b", "poison");
        assertThat(subjects()).containsExactly("a@0", "b@1", "poison@2");
    }

    @Test
    void whatIsNoEventIsADeadLetterOfTheSameTransactionAsItWas() {
        Exchange broken = event("a", 0);
        broken.getMessage().setBody("{}".getBytes(UTF_8));
        broken.getMessage().setHeader(KafkaConstants.KEY, "ann".getBytes(UTF_8));
        broken.getMessage()
                .setHeader(
                        KafkaConstants.HEADERS,
                        new RecordHeaders(List.of(
                                new RecordHeader("trace", "t".getBytes(UTF_8)),
                                new RecordHeader("hub-reason", "evil".getBytes(UTF_8)))));
        streams().take(batch(0, List.of(broken, event("b", 1))));

        assertThat(subjects()).containsExactly("b@1");
        assertThat(access.warehouse().deadLetters().waiting())
                .map(Waiting::letters)
                .hasValue(1L);
        assertThat(access.warehouse().deadLetters().send(10, StreamPagesTest::isAsItWas))
                .isEqualTo(new Sent(1, 0));
    }

    private static List<Optional<String>> isAsItWas(List<DeadLetter> letters) {
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.record()).isEqualTo(TOPIC + "-0-0");
            assertThat(letter.reason()).contains("is not as its schema says");
            assertThat(letter.event().key().orElseThrow()).isEqualTo("ann".getBytes(UTF_8));
            assertThat(letter.event().value().orElseThrow()).isEqualTo("{}".getBytes(UTF_8));
            assertThat(letter.event().headers()).extracting(MessageHeader::name).containsExactly("trace");
        });
        return List.of(Optional.empty());
    }

    @Test
    void anEventThatComesAgainWhileItWaitsInQuarantineIsJudgedAgain() {
        take(0, "a");
        execute(
                "insert into hub.quarantine (tenant, source, entity, record_id, problems, run_id, quarantined_at)"
                        + " select tenant, source, entity, record_id, '[]', run_id, now() from hub.raw_records where record_id = 'e0'");
        execute("delete from customer_360.customer_interactions");

        streams().take(batch(1, List.of(event("a", 0, 1))));

        assertThat(subjects()).containsExactly("a@0");
        assertThat(access.warehouse().quarantine().count(QuarantineChoice.Filtered.ALL))
                .isZero();
    }

    private static void take(long from, String... subjects) {
        var events = new ArrayList<Exchange>();
        for (String subject : subjects) {
            events.add(event(subject, from + events.size()));
        }
        streams().take(batch(from, events));
    }

    private static StreamPages streams() {
        return Objects.requireNonNull(hub.camel().getRegistry().lookupByNameAndType("streams", StreamPages.class));
    }

    private static Exchange batch(long from, List<Exchange> events) {
        events.get(0).getMessage().setHeader("hub-from", Long.toString(from).getBytes(UTF_8));
        var batch = new DefaultExchange(hub.camel());
        batch.getExchangeExtension().setFromRouteId("stream-" + TOPIC);
        batch.getMessage().setBody(events);
        return batch;
    }

    /** An event whose id is its offset, so that what it says can differ from poll to poll. */
    private static Exchange event(String subject, long offset) {
        return event(subject, offset, offset);
    }

    private static Exchange event(String subject, long id, long offset) {
        var event = new DefaultExchange(hub.camel());
        event.getMessage().setHeader(KafkaConstants.TOPIC, TOPIC);
        event.getMessage().setHeader(KafkaConstants.PARTITION, 0);
        event.getMessage().setHeader(KafkaConstants.OFFSET, offset);
        event.getMessage().setBody("""
                        {"id":"e%d","time":"2026-10-20T14:05:00Z","kind":"visit","subject":"%s",
                         "customer":{"system":"hubspot","entity":"contacts","id":"1"}}""".formatted(id, subject).getBytes(UTF_8));
        return event;
    }

    private static long next() {
        return access.warehouse().streamPlaces().next(List.of(PARTITION)).getOrDefault(PARTITION, -1L);
    }

    private static long read() {
        return access.warehouse().reports().runs(50).stream()
                .mapToLong(RunReport::read)
                .sum();
    }

    private static List<String> subjects() {
        try (Connection connection = access.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select subject || '@' || substr(record_id, 2)"
                        + " from customer_360.customer_interactions order by record_id")) {
            var subjects = new ArrayList<String>();
            while (rows.next()) {
                subjects.add(rows.getString(1));
            }
            return subjects;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = access.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
