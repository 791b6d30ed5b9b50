package io.customerhub.app.bench.stream;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.HubException;
import io.customerhub.app.bench.stream.Latency.Percentiles;
import io.customerhub.app.bench.stream.MadeUpEvents.Batch;
import io.customerhub.app.bench.stream.MadeUpEvents.Event;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends events at a steady rate, and sees when each is kept, planned and told; it looks every five milliseconds. */
final class SteadyLoad implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGET = "score-events";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

    private final Connection connection;
    private final MadeUpEvents events;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> told;
    private final Map<Integer, Queue<Sent>> waiting = new ConcurrentHashMap<>();
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private long lastAnnouncement;

    /** @param connection to the warehouse of the hub that is measured */
    SteadyLoad(Connection connection, String brokers, MadeUpEvents events) {
        this.connection = connection;
        this.events = events;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 0, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        told = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "enable.auto.commit", false, "fetch.max.wait.ms", 50),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all =
                told.partitionsFor(TARGET).stream().map(SteadyLoad::partition).toList();
        told.assign(all);
        told.seekToEnd(all);
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    /** An event that is not seen in the warehouse yet. */
    private record Sent(long offset, long at) {}

    /** What one rate brought, in nanoseconds; names of events that were seen stand where they were seen first. */
    private record Seen(Queue<Long> kept, Map<String, Long> planned, Map<String, Long> told) {
        Seen() {
            this(new ConcurrentLinkedQueue<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /** Sends a batch as fast as it goes, and waits until it is kept and told. */
    void warmUp(Batch batch) throws SQLException, InterruptedException {
        batch.events().forEach(this::send);
        producer.flush();
        drain(new Seen());
    }

    /** Measures one rate, which is events a second. */
    Latency measure(int rate, int seconds) throws SQLException, InterruptedException {
        var seen = new Seen();
        var sending = new Sending(rate, seconds);
        sending.start();
        while (sending.isAlive()) {
            look(seen);
        }
        sending.join();
        drain(seen);
        int unkept = waiting.values().stream().mapToInt(Queue::size).sum();
        var untold = Stream.concat(seen.planned().keySet().stream(), seen.told().keySet().stream())
                .distinct()
                .filter(id -> !seen.told().containsKey(id))
                .count();
        return new Latency(
                rate,
                sending.rate(),
                Percentiles.of(seen.kept(), unkept),
                Percentiles.of(seen.planned().values(), 0),
                Percentiles.of(seen.told().values(), (int) untold));
    }

    private final class Sending extends Thread {
        private final int rate;
        private final int events;
        private volatile double seconds;

        Sending(int rate, int seconds) {
            super("steady-load");
            this.rate = rate;
            this.events = rate * seconds;
        }

        @Override
        public void run() {
            long began = System.nanoTime();
            for (int i = 0; i < events; i++) {
                long due = began + TimeUnit.SECONDS.toNanos(1) * i / rate;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                send(SteadyLoad.this.events.next());
            }
            seconds = (System.nanoTime() - began) / 1e9;
        }

        double rate() {
            return events / seconds;
        }
    }

    private void send(Event event) {
        long now = System.nanoTime();
        event.id().ifPresent(id -> sentAt.put(id, now));
        var unused = producer.send(
                new ProducerRecord<>(MadeUpEvents.TOPIC, event.partition(), new byte[] {1}, event.bytes()),
                // One that the broker did not take is one that never comes.
                (at, failure) -> waiting.computeIfAbsent(event.partition(), partition -> new ConcurrentLinkedQueue<>())
                        .add(new Sent(failure == null ? at.offset() : Long.MAX_VALUE, now)));
    }

    /** Waits until nothing that was sent is on its way any more, and what is to be told was told. */
    private void drain(Seen seen) throws SQLException, InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        do {
            look(seen);
        } while (System.nanoTime() < until
                && !(waiting.values().stream().allMatch(Queue::isEmpty)
                        && seen.told().keySet().containsAll(seen.planned().keySet())));
    }

    private void look(Seen seen) throws SQLException, InterruptedException {
        look(seen.kept());
        lookAtOutbox(seen.planned());
        for (ConsumerRecord<byte[], byte[]> message : told.poll(BETWEEN_LOOKS)) {
            note(event(message.value()), seen.told());
        }
    }

    private void look(Queue<Long> kept) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select partition, next_offset from hub.stream_partitions");
                ResultSet rows = statement.executeQuery()) {
            long now = System.nanoTime();
            while (rows.next()) {
                Queue<Sent> sent = waiting.getOrDefault(rows.getInt(1), new ConcurrentLinkedQueue<>());
                for (Sent first = sent.peek(); first != null && first.offset() < rows.getLong(2); first = sent.peek()) {
                    kept.add(now - first.at());
                    sent.remove();
                }
            }
        }
    }

    private void lookAtOutbox(Map<String, Long> planned) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select announcement_id, body -> 'event' ->> 'record' from hub.announcements
                where announcement_id > ? order by announcement_id
                """)) {
            statement.setLong(1, lastAnnouncement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lastAnnouncement = rows.getLong(1);
                    note(requireNonNullElse(rows.getString(2), ""), planned);
                }
            }
        }
    }

    /** @param record source, entity and id of the event */
    private void note(String record, Map<String, Long> seen) {
        String event = record.substring(record.lastIndexOf('/') + 1);
        Long sent = sentAt.get(event);
        if (sent != null) {
            seen.putIfAbsent(event, System.nanoTime() - sent);
        }
    }

    private static String event(byte[] message) {
        try {
            JsonNode told = JSON.readTree(message);
            return told.at("/event/record").asText("");
        } catch (IOException e) {
            throw new HubException("reading " + TARGET + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        told.close();
        producer.close();
    }
}
