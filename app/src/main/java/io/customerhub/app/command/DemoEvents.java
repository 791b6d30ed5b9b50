package io.customerhub.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.Hub;
import io.customerhub.app.HubException;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.StreamPartition;
import io.customerhub.warehouse.store.StreamPlaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** The demo company's events: sent to a broker as its other systems would, and taken in by the hub's streams. */
final class DemoEvents {
    /** The topics of events, each with its partitions. */
    static final Map<String, Integer> TOPICS =
            Map.of("customer-interactions", 3, "marketing-events", 3, "sales-activities", 3, "system-changes", 3);

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int BETWEEN_LOOKS_MILLIS = 200;

    /** The sink that is a topic, and the topic. */
    static final String PROFILES = "customer-profiles";

    /** The topics that triggers tell, and the targets. */
    static final List<String> TARGETS = List.of("identity-events", "score-events");

    private DemoEvents() {}

    /** All topics of the demo: those of events, those that are told of what is none, and the one that is told of customers. */
    static Map<String, Integer> topics() {
        Map<String, Integer> topics = new TreeMap<>(TOPICS);
        TOPICS.keySet().forEach(topic -> topics.put(topic + "-dead-letters", 1));
        topics.put(PROFILES, 3);
        TARGETS.forEach(target -> topics.put(target, 3));
        return topics;
    }

    /** Sends the events, waits until the hub has kept them, and says what became of them. */
    static void run(Hub hub, String sandbox, String brokers, PrintWriter out) throws InterruptedException {
        out.println("sending events to " + brokers);
        out.flush();
        Map<StreamPartition, Long> ends = send(events(sandbox), brokers);
        await(hub.warehouse().streamPlaces(), ends);
        out.println();
        out.println("events by Kafka");
        for (RunReport run : hub.warehouse().reports().runs(50)) {
            if (TOPICS.containsKey(run.flow()) && run.status().equals("running")) {
                out.println("  " + run.flow() + ": " + run.accepted() + " applied, " + run.unchanged() + " known, "
                        + run.quarantined() + " in quarantine");
            }
        }
    }

    private static List<JsonNode> events(String sandbox) throws InterruptedException {
        try {
            String lines = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(sandbox + "/sandbox/events"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            var events = new ArrayList<JsonNode>();
            for (String line : lines.split("\n", -1)) {
                if (!line.isBlank()) {
                    events.add(JsonRecords.MAPPER.readTree(line));
                }
            }
            return events;
        } catch (IOException e) {
            throw new HubException("reading the company's events from " + sandbox + ": " + e.getMessage());
        }
    }

    private static Map<StreamPartition, Long> send(List<JsonNode> events, String brokers) throws InterruptedException {
        // One request at a time: a topic that was just made may answer them out of order.
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                brokers,
                "acks",
                "all",
                "linger.ms",
                5,
                "max.in.flight.requests.per.connection",
                1);
        Map<StreamPartition, Long> ends = new TreeMap<>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var answers = new ArrayList<Future<RecordMetadata>>();
            for (JsonNode event : events) {
                answers.add(producer.send(new ProducerRecord<>(
                        event.path("topic").asText(),
                        event.path("key").asText(),
                        event.path("value").asText())));
            }
            for (Future<RecordMetadata> answer : answers) {
                RecordMetadata at = answer.get();
                ends.merge(new StreamPartition(at.topic(), at.partition()), at.offset() + 1, Math::max);
            }
        } catch (ExecutionException e) {
            throw new HubException("sending events to " + brokers + ": " + e.getMessage());
        }
        return ends;
    }

    private static void await(StreamPlaces places, Map<StreamPartition, Long> ends) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!reached(places.next(ends.keySet()), ends)) {
            if (System.nanoTime() > until) {
                throw new HubException("taking in events: after " + PATIENCE.toMinutes()
                        + " minutes not all are kept; what the hub logs says why");
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private static boolean reached(Map<StreamPartition, Long> next, Map<StreamPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
