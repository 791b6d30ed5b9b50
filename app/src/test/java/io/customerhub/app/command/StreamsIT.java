package io.customerhub.app.command;

import static io.customerhub.app.command.StreamInput.TOPIC;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.command.StreamInput.Truth;
import io.customerhub.app.stream.Resending;
import io.customerhub.app.stream.Resending.Found;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.StreamPlaces.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.ConsumerGroupState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of a real broker into a real PostgreSQL, whatever befalls those who carry them. */
final class StreamsIT {
    private static final int EVENTS = 20_000;
    private static final String LETTERS = TOPIC + "-dead-letters";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
    private static final int BETWEEN_LOOKS_MILLIS = 50;

    @TempDir
    Path folder;

    private BrokerProcess broker;
    private HubSettings settings;
    private WarehouseAccess warehouse;
    private StreamInput input;

    @BeforeEach
    void start() {
        broker = BrokerProcess.start(folder.resolve("kafka"), topics());
        settings = new HubSettings(
                        HubFixture.HOME, folder.resolve("hub"), System.getenv(), Map.of(), InstantSource.system())
                .withOverrides(StreamingHub.properties(broker.address()));
        warehouse = WarehouseAccess.open(settings);
        input = new StreamInput(broker.address());
    }

    @AfterEach
    void stop() {
        warehouse.close();
        broker.close();
    }

    @Test
    void everyEventChangesTheWarehouseOnceAcrossKillsLostSessionsAndRebalances() throws Exception {
        input.send(EVENTS / 2);
        Process killed = another();
        await(() -> kept() > EVENTS / 20);
        killed.destroyForcibly().waitFor();
        long afterKill = kept();
        assertThat(afterKill).isLessThan(EVENTS / 2);

        try (Hub here = Hub.start(settings, Hub.Mode.STREAM)) {
            assertThat(here.camel().isStarted()).isTrue();
            await(() -> kept() > afterKill);
            loseSessions();
            Process there = another();
            await(() -> readers() == 2);
            input.send(EVENTS / 2);
            await(() -> kept() > EVENTS * 6 / 10);
            loseSessions();
            // It leaves, and what it read goes to those who stay.
            there.getOutputStream().close();
            assertThat(there.waitFor(60, TimeUnit.SECONDS)).isTrue();
            await(() -> kept() == EVENTS);
            await(() -> warehouse.warehouse().deadLetters().waiting().isEmpty());
        }

        Truth truth = input.read();
        assertThat(truth.events()).isEqualTo(EVENTS);
        assertThat(rows()).isEqualTo(truth.rows());
        assertThat(quarantined()).isEqualTo(truth.garbage());
        List<RunReport> runs = warehouse.warehouse().reports().runs(100);
        assertThat(runs).hasSizeGreaterThan(2).allSatisfy(run -> {
            assertThat(run.flow()).isEqualTo(TOPIC);
            assertThat(run.balanced()).isTrue();
        });
        assertThat(runs.stream().mapToLong(RunReport::read).sum()).isEqualTo(truth.records());
        assertThat(runs.stream().mapToLong(RunReport::quarantined).sum())
                .isEqualTo(truth.garbage().size());
        everyDeadLetterIsTheEventAsItWas(truth);
        assertThat(StreamVerdict.of(input, warehouse).holds()).isTrue();
        oneOfThemIsSentAgain(truth.garbage().iterator().next());
        // Nobody reads any more.
        assertThat(StreamVerdict.of(input, warehouse)).satisfies(verdict -> {
            assertThat(verdict.holds()).isFalse();
            assertThat(verdict.quarantineDifferent()).isEqualTo(1);
            assertThat(verdict.lettersDifferent()).isEqualTo(1);
        });
    }

    private void everyDeadLetterIsTheEventAsItWas(Truth truth) {
        Map<String, ConsumerRecord<byte[], byte[]>> sent = new TreeMap<>();
        input.all(TOPIC, StreamInput.PARTITIONS)
                .forEach(event -> sent.put(TOPIC + "-" + event.partition() + "-" + event.offset(), event));
        var told = new TreeSet<String>();
        for (ConsumerRecord<byte[], byte[]> letter : input.all(LETTERS, 1)) {
            String place = TOPIC + "-" + header(letter, "hub-partition") + "-" + header(letter, "hub-offset");
            told.add(place);
            ConsumerRecord<byte[], byte[]> event = requireNonNull(sent.get(place));
            assertThat(letter.value()).isEqualTo(event.value());
            assertThat(letter.key()).isEqualTo(event.key());
            assertThat(header(letter, "hub-record")).isEqualTo(place);
            assertThat(header(letter, "hub-reason")).contains("offset " + event.offset());
            assertThat(header(letter, "CamelX")).isEqualTo("evil");
            assertThat(letter.headers().lastHeader("hub-from")).isNull();
        }
        assertThat(told).isEqualTo(truth.garbage());
    }

    private void oneOfThemIsSentAgain(String place) {
        var resending = new Resending(
                settings.properties().kafka(),
                settings.properties().deadLetters(),
                warehouse.warehouse().quarantine());
        Found found = resending.find(TOPIC, Set.of(place));
        assertThat(found.waiting()).hasSize(1);

        resending.send(found.waiting());

        List<ConsumerRecord<byte[], byte[]>> all = input.all(TOPIC, StreamInput.PARTITIONS);
        assertThat(all).hasSize(EVENTS + 1);
        assertThat(all)
                .filteredOn(event -> event.headers().lastHeader("hub-from") == null)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.value())
                            .isEqualTo(found.waiting().get(0).value().orElse(null));
                    assertThat(place).startsWith(TOPIC + "-" + event.partition() + "-");
                    assertThat(event.headers()).noneMatch(header -> header.key().startsWith("hub-"));
                });
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Map<String, Integer> topics() {
        Map<String, Integer> topics = new TreeMap<>(DemoEvents.TOPICS);
        topics.put(TOPIC, StreamInput.PARTITIONS);
        topics.put(LETTERS, 1);
        return topics;
    }

    private Process another() throws IOException {
        Process process = HubProcess.java(StreamingHub.class, settings.data(), broker.address())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.equals(StreamingHub.READY))
                .findFirst()
                .orElse("nothing");
        assertThat(said).isEqualTo(StreamingHub.READY);
        return process;
    }

    /** How many events are behind the warehouse's places; offsets of this topic have no holes. */
    private long kept() {
        return warehouse.warehouse().streamPlaces().all().stream()
                .mapToLong(Place::next)
                .sum();
    }

    /** How many have partitions of the topic, once nobody waits for any. */
    private int readers() {
        String group = "customer-hub-" + TOPIC;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            ConsumerGroupDescription told = requireNonNull(admin.describeConsumerGroups(List.of(group))
                            .describedGroups()
                            .get(group))
                    .get();
            return told.state() != ConsumerGroupState.STABLE
                    ? 0
                    : (int) told.members().stream()
                            .filter(member ->
                                    !member.assignment().topicPartitions().isEmpty())
                            .count();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("asking who reads " + TOPIC, e);
        }
    }

    private void loseSessions() {
        query("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where pid <> pg_backend_pid() and usename = current_user and application_name <> ''");
    }

    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        query("""
                select record_id, kind, subject, occurred_at, coalesce(customer_source, source), customer_entity, customer_record
                from customer_360.customer_interactions where source = 'events'
                """).forEach(row -> rows.put(row.split(" ", 2)[0], row.split(" ", 2)[1]));
        return rows;
    }

    private Set<String> quarantined() {
        return new TreeSet<>(query("select record_id from hub.quarantine where source = 'events'"));
    }

    private List<String> query(String sql) {
        try (Connection connection = warehouse.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    Object value = result.getObject(column);
                    row.add(value instanceof Timestamp time ? time.toInstant().toString() : String.valueOf(value));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(until);
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }
}
