package io.customerhub.app.bench.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What one would write first: each poll a transaction of upserts, and its offsets committed after. What is no event is passed
 * over. {@code BROKERS GROUP URL USER}, and the password as {@code BENCH_PASSWORD}.
 */
public final class PlainClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NEEDED = List.of("id", "time", "kind", "customer");
    private static final String UPSERT = """
            insert into events (id, time, kind, channel, direction, subject, text,
                customer_system, customer_entity, customer_id, customer_email)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set time = excluded.time, kind = excluded.kind, channel = excluded.channel,
                direction = excluded.direction, subject = excluded.subject, text = excluded.text,
                customer_system = excluded.customer_system, customer_entity = excluded.customer_entity,
                customer_id = excluded.customer_id, customer_email = excluded.customer_email
            """;
    private static final List<String> PLACES = List.of(
            "/id",
            "/time",
            "/kind",
            "/channel",
            "/direction",
            "/subject",
            "/text",
            "/customer/system",
            "/customer/entity",
            "/customer/id",
            "/customer/email");

    private PlainClient() {}

    public static void main(String[] arguments) throws SQLException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                arguments[0],
                "group.id",
                arguments[1],
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "max.poll.records",
                500,
                "session.timeout.ms",
                6_000,
                "heartbeat.interval.ms",
                1_500);
        try (Connection connection =
                        DriverManager.getConnection(arguments[2], arguments[3], System.getenv("BENCH_PASSWORD"));
                PreparedStatement upsert = connection.prepareStatement(UPSERT);
                var consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            connection.setAutoCommit(false);
            consumer.subscribe(List.of(MadeUpEvents.TOPIC));
            while (true) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(250));
                for (ConsumerRecord<byte[], byte[]> record : polled) {
                    add(upsert, record.value());
                }
                if (!polled.isEmpty()) {
                    upsert.executeBatch();
                    connection.commit();
                    consumer.commitSync();
                }
            }
        }
    }

    private static void add(PreparedStatement upsert, byte[] value) throws SQLException {
        JsonNode event = parse(value);
        if (!NEEDED.stream().allMatch(event::hasNonNull)) {
            return;
        }
        for (int i = 0; i < PLACES.size(); i++) {
            upsert.setString(i + 1, event.at(PLACES.get(i)).textValue());
        }
        upsert.addBatch();
    }

    private static JsonNode parse(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
