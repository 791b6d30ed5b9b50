package io.customerhub.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Events of a topic with all that can be wrong with them, and what a plain reading of the topic says of them. */
final class StreamInput {
    static final String TOPIC = "customer-interactions";
    static final int PARTITIONS = 6;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant DAY = Instant.parse("2026-10-20T00:00:00Z");
    private static final int AGAIN_EVERY = 20;
    private static final int GARBAGE_EVERY = 97;
    private static final int BY_ADDRESS_EVERY = 50;
    private static final int ADDRESSES = 40;
    private static final int ELSEWHERE_EVERY = 80;
    private static final int NEAR = 100;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final String brokers;
    private int number;

    StreamInput(String brokers) {
        this.brokers = brokers;
    }

    /**
     * What a plain reading says.
     *
     * @param rows one an event, by its id
     * @param garbage the places of what is no event
     * @param addresses by which events name customers
     * @param records how many records the hub is given
     */
    record Truth(Map<String, String> rows, Set<String> garbage, Set<String> addresses, long events, long records) {}

    /** Sends events, acknowledged; among them repeated ones and what is none. */
    void send(int events) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                brokers,
                "acks",
                "all",
                "linger.ms",
                "5",
                "max.in.flight.requests.per.connection",
                1);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var answers = new ArrayList<Future<RecordMetadata>>();
            for (int i = 0; i < events; i++) {
                number++;
                byte[] value = value(number);
                // The same event goes to the same partition, as one with its customer's key does; some do not.
                int partition = Math.floorMod(
                        new String(value, UTF_8).hashCode() + (number % ELSEWHERE_EVERY == 0 ? 1 : 0), PARTITIONS);
                var event = new ProducerRecord<byte[], byte[]>(TOPIC, partition, new byte[] {1}, value);
                event.headers().add("kafka.OFFSET", "0".getBytes(UTF_8)).add("CamelX", "evil".getBytes(UTF_8));
                event.headers().add("hub-from", "999999".getBytes(UTF_8));
                answers.add(producer.send(event));
            }
            for (Future<RecordMetadata> answer : answers) {
                answer.get();
            }
        }
    }

    /** The same for the same number: a new event, one from before, or garbage. */
    private static byte[] value(int number) {
        if (number % GARBAGE_EVERY == 0) {
            return garbage(number / GARBAGE_EVERY);
        }
        var random = new Random(number * SPREAD);
        if (number % AGAIN_EVERY == 0) {
            int back = random.nextBoolean() ? Math.min(NEAR, number - 1) : number - 1;
            return value(number - 1 - random.nextInt(back));
        }
        return event(number, random).getBytes(UTF_8);
    }

    private static String event(int number, Random random) {
        String customer = number % BY_ADDRESS_EVERY == 1
                ? "{\"email\":\"Visitor" + random.nextInt(ADDRESSES) + "@Example.com\"}"
                : "{\"system\":\"hubspot\",\"entity\":\"contacts\",\"id\":\"" + random.nextInt(5000) + "\"}";
        return """
                {"id":"e%d","time":"%s","customer":%s,"kind":"%s","channel":"web","subject":"Page %d"}""".formatted(
                        number,
                        DAY.plusSeconds(number),
                        customer,
                        List.of("visit", "call", "message").get(random.nextInt(3)),
                        random.nextInt(100));
    }

    private static byte[] garbage(int which) {
        return switch (which % 5) {
            case 0 -> new byte[] {(byte) 0xff, (byte) 0xfe, 0};
            case 1 -> ("{\"id\":\"half-" + which).getBytes(UTF_8);
            case 2 -> ("{\"id\":\"wrong-" + which + "\",\"time\":\"yesterday\"}").getBytes(UTF_8);
            case 3 -> new byte[0];
            default -> ("[" + which + "]").getBytes(UTF_8);
        };
    }

    /** Reads the whole topic with a plain consumer, and understands it without any of the hub's code. */
    Truth read() {
        var truth = new Reading();
        each(TOPIC, PARTITIONS, truth::take);
        return new Truth(truth.rows, truth.garbage, truth.addresses, truth.events, truth.records);
    }

    /** What was read so far. */
    private static final class Reading {
        private final Map<String, String> rows = new TreeMap<>();
        private final Set<String> garbage = new TreeSet<>();
        private final Set<String> addresses = new TreeSet<>();
        private long events;
        private long records;

        void take(ConsumerRecord<byte[], byte[]> record) {
            events++;
            records++;
            JsonNode event = parse(record.value());
            if (!event.has("customer")) {
                garbage.add(TOPIC + "-" + record.partition() + "-" + record.offset());
                return;
            }
            String address = event.at("/customer/email").asText("").toLowerCase(Locale.ROOT);
            if (!address.isEmpty()) {
                records++;
                addresses.add(address);
            }
            rows.put(
                    event.get("id").asText(),
                    String.join(
                            " ",
                            event.get("kind").asText(),
                            event.get("subject").asText(),
                            event.get("time").asText(),
                            address.isEmpty() ? "hubspot contacts" : "events Contact",
                            address.isEmpty() ? event.at("/customer/id").asText() : address));
        }
    }

    private static JsonNode parse(byte[] value) {
        try {
            return JSON.readTree(new String(value, UTF_8));
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** What a topic holds, by a plain consumer. */
    List<ConsumerRecord<byte[], byte[]>> all(String topic, int count) {
        var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        each(topic, count, all::add);
        return all;
    }

    /** Shows each message of a topic, by a plain consumer. */
    void each(String topic, int count, Consumer<ConsumerRecord<byte[], byte[]>> then) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = ends(consumer, topic, count);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(then);
            }
        }
    }

    private static Map<TopicPartition, Long> ends(KafkaConsumer<byte[], byte[]> consumer, String topic, int count) {
        var partitions = new ArrayList<TopicPartition>();
        for (int partition = 0; partition < count; partition++) {
            partitions.add(new TopicPartition(topic, partition));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new HashMap<>(consumer.endOffsets(partitions));
    }
}
