package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.kamelet.ForeignDatabase;
import io.customerhub.connectors.JsonRecords;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a real CRM's database, by a real broker, into the warehouse, whatever befalls the nodes that carry them. */
final class CapturesIT {
    private static final String TOPIC = "system-changes";
    private static final String THERE = ":there:";
    private static final int ROWS = 1_200;
    private static final int CHANGED = 120;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
    private static final int BETWEEN_LOOKS_MILLIS = 50;

    @TempDir
    Path folder;

    private BrokerProcess broker;
    private ForeignDatabase crm;
    private HubSettings settings;
    private WarehouseAccess warehouse;
    private final List<Process> nodes = new ArrayList<>();

    @BeforeEach
    void start() throws SQLException {
        crm = ForeignDatabase.openLogged(folder.resolve("crm"));
        crm.execute("""
                create table customers (customer_no integer primary key, first_name text, last_name text, company text,
                    email text, phone text, tax_no text, born_on date, street text, town text, parish text, status text,
                    changed_at timestamptz not null default clock_timestamp(), deleted boolean not null default false);
                alter table customers replica identity full;
                """);
        broker = BrokerProcess.start(folder.resolve("kafka"), DemoEvents.TOPICS);
        Map<String, String> properties = new TreeMap<>(StreamingHub.properties(broker.address()));
        properties.putAll(capture("hub.capture.crm.", "."));
        properties.put("hub.sinks", "");
        properties.put("hub.sql.crm.url", crm.account.url());
        properties.put("hub.sql.crm.user", "crm");
        properties.put("hub.sql.crm.password", crm.password);
        settings = new HubSettings(
                HubFixture.HOME, folder.resolve("hub"), System.getenv(), properties, InstantSource.system());
        warehouse = WarehouseAccess.open(settings);
    }

    @AfterEach
    void stop() {
        nodes.forEach(Process::destroyForcibly);
        warehouse.close();
        broker.close();
        crm.close();
    }

    @Test
    void everyChangeArrivesOnceThoughOneNodeIsKilledAndAnotherStalls() throws Exception {
        insert(1, ROWS);
        Process killed = another("killed");
        await(() -> !ids().isEmpty());
        killed.destroyForcibly().waitFor();

        Process stalled = another("stalled");
        insert(ROWS + 1, ROWS + CHANGED);
        await(() -> isThroughTheFirstReading() && ids().stream().distinct().count() == ROWS + CHANGED);
        long there = ids().stream().filter(id -> id.contains(THERE)).count();
        change();
        await(() -> ids().stream().distinct().count() > ROWS + CHANGED);
        signal(stalled, "STOP");
        crm.execute("update customers set deleted = true where customer_no <= " + CHANGED / 3);

        try (Hub here = Hub.start(settings, Hub.Mode.STREAM)) {
            crm.execute("delete from customers where customer_no > " + ROWS);
            await(() -> ids().stream().distinct().count() == ROWS + CHANGED + CHANGED + CHANGED / 3 + CHANGED);
            signal(stalled, "CONT");
            await(() -> query("select distinct customer_source from customer_360.customer_interactions")
                            .equals(List.of("crm-sql"))
                    && query(
                                    "select subject || ' ' || count(*) from customer_360.customer_interactions group by subject order by 1")
                            .equals(List.of(
                                    "closed " + (CHANGED / 3 + CHANGED),
                                    "opened " + (ROWS + CHANGED),
                                    "plan-changed " + CHANGED)));
            here.sync("crm-sql", true);
            assertThat(query("select count(*) from customer_360.customers"))
                    .containsExactly(String.valueOf(ROWS - CHANGED / 3));
            assertThat(query("select count(*) from customer_360.customer_interactions where customer_id is not null"))
                    .as("those of customers who are still there have them")
                    .containsExactly(String.valueOf(ROWS - CHANGED / 3 + CHANGED - CHANGED / 3));
            stalled.getOutputStream().close();
            assertThat(stalled.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ids().stream().filter(id -> id.contains(THERE)).count())
                .as("who takes over does not read all rows again")
                .isEqualTo(there);
        assertThat(query("select count(*) from hub.quarantine")).containsExactly("0");
    }

    private void insert(int from, int to) throws SQLException {
        crm.execute("""
                insert into customers (customer_no, first_name, last_name, email, status)
                select n, 'First' || md5('f' || n), 'Last' || md5('l' || n), md5('m' || n) || '@example.com', 'active'
                from generate_series(%d, %d) n
                """.formatted(from, to));
    }

    /** Each row in a transaction of its own; a telephone number is nothing that the topic tells. */
    private void change() throws SQLException {
        crm.execute("""
                do $$ begin
                    for n in 1..%1$d loop
                        update customers set status = 'gold' where customer_no = n;
                        commit;
                        update customers set phone = '876-555-0101' where customer_no = n + %1$d;
                        commit;
                    end loop;
                end $$
                """.formatted(CHANGED));
    }

    private boolean isThroughTheFirstReading() {
        List<String> places = query("select place from hub.capture_places");
        return !places.isEmpty() && places.stream().noneMatch(place -> place.contains("\"snapshot\":"));
    }

    /** The ids in the topic, one a message. */
    private List<String> ids() {
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.address(), "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var ids = new ArrayList<String>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> ids.add(id(record.value())));
            }
            return ids;
        }
    }

    private static String id(String event) {
        try {
            JsonNode json = JsonRecords.MAPPER.readTree(event);
            return json.path("id").asText();
        } catch (IOException e) {
            throw new IllegalStateException(event, e);
        }
    }

    private Process another(String name) throws IOException {
        ProcessBuilder builder = HubProcess.java(StreamingHub.class, settings.data(), broker.address())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(capture("CRM_CAPTURE_", "_"));
        builder.environment().put("CRM_CAPTURE", "true");
        builder.environment().putAll(Map.of("HUB_NODE", name, "HUB_NODE_LEASE", "PT4S", "HUB_NODE_HEARTBEAT", "PT1S"));
        Process process = builder.start();
        nodes.add(process);
        assertThat(process.inputReader(StandardCharsets.UTF_8)
                        .lines()
                        .filter(StreamingHub.READY::equals)
                        .findFirst())
                .isPresent();
        return process;
    }

    private Map<String, String> capture(String prefix, String separator) {
        URI url = URI.create(crm.account.url().substring("jdbc:".length()));
        var words = new TreeMap<String, String>();
        Map.of(
                        "enabled",
                        "true",
                        "host",
                        url.getHost(),
                        "port",
                        String.valueOf(url.getPort()),
                        "database",
                        "crm",
                        "user",
                        "crm",
                        "password",
                        crm.password)
                .forEach((name, value) -> words.put(
                        prefix + (separator.equals("_") ? name.toUpperCase(java.util.Locale.ROOT) : name), value));
        return words;
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private List<String> query(String sql) {
        try (Connection connection = warehouse.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + PATIENCE;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(until);
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }
}
