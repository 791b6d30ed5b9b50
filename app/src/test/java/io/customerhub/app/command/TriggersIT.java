package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.Hub;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.warehouse.store.Announcements;
import io.customerhub.warehouse.store.Announcements.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped triggers on the demo company: from its systems, files and events to topics of a real broker and a webhook. */
final class TriggersIT {
    private static final String HEADER =
            "Customer No,Name,Company,Email,Phone,Address,Town,Parish,TRN,Date of birth,Notes\r\n";

    /** A minute and more. */
    private static final int LOOKS = 300;

    @TempDir
    Path folder;

    @Test
    void whatComesAboutIsToldOnceAndInOrder() throws Exception {
        Path files = Files.createDirectories(folder.resolve("in"));
        Map<String, Integer> topics = new TreeMap<>(DemoEvents.topics());
        try (BrokerProcess broker = BrokerProcess.start(folder.resolve("kafka"), topics);
                HubFixture fixture = HubFixture.start(
                        folder.resolve("hub"),
                        Hub.Mode.STREAM,
                        Map.of(
                                "hub.kafka.brokers",
                                broker.address(),
                                "hub.sinks",
                                "",
                                "hub.targets",
                                "sales-desk," + String.join(",", DemoEvents.TARGETS),
                                "hub.files.folder",
                                files.toString()),
                        "--company",
                        "demo",
                        "--limit-lines",
                        "30000")) {
            fixture.syncAll();
            write(files, """
                    1,Zuri Testfall,,zuri@example.com,876-555-0171,,,,,,
                    2,Yanique Probe,,,876-555-0172,,,,,,
                    3,Xaymaca Trial,,xay@example.com,876-555-0173,,,,,,
                    """);
            fixture.sync("customer-files", true);
            scores(fixture);
            write(files, """
                    1,Zuri Testfall,,zuri@example.com,876-555-0181,,,,,,
                    2,Yanique Probe,,yan@example.com,876-555-0172,,,,,,
                    3,Xaymaca Trial,,,,Somewhere,,,,,
                    """);
            fixture.sync("customer-files", true);
            events(fixture, broker.address());
            fixture.restart(Hub.Mode.STREAM, Map.of("hub.as-of", "2026-11-14"));
            fixture.sync("scores", true);

            Map<String, Long> told = told(fixture);
            assertThat(told)
                    .containsKeys(
                            "new-customer",
                            "identity",
                            "reachable",
                            "unreachable",
                            "phone-changed",
                            "inactive",
                            "churn-risk",
                            "churn-risk-over",
                            "churn-risk-rises",
                            "champion",
                            "champion-lost",
                            "stage-moved",
                            "at-risk-for-long",
                            "visit-due",
                            "key-account",
                            "gone-quiet",
                            "displeased",
                            "visitor-at-risk");
            List.of("churn-risk", "churn-risk-over", "churn-risk-rises", "champion", "champion-lost")
                    .forEach(trigger -> assertThat(told).containsEntry(trigger, 1L));

            List<JsonNode> heard = new ArrayList<>(desk(fixture));
            DemoEvents.TARGETS.forEach(topic -> heard.addAll(read(broker.address(), topic)));
            assertThat(heard.stream()
                            .collect(Collectors.groupingBy(
                                    call -> call.path("trigger").asText(), Collectors.counting())))
                    .isEqualTo(told);
            assertThat(heard.stream().map(call -> call.path("id").asText())).doesNotHaveDuplicates();
        }
    }

    private static void write(Path files, String rows) throws Exception {
        Files.writeString(files.resolve("customers.csv"), HEADER + rows.replace("\n", "\r\n"));
    }

    /** What models would say of three customers, who are asked about twice. */
    private static void scores(HubFixture fixture) {
        change(fixture, """
                insert into hub.scores (tenant, customer_id, model, role, version, score, label, drivers, as_of)
                select tenant, customer_id, case when place = 3 then 'behaviour' else 'churn' end, 'champion', 1,
                       case place when 1 then 0.7 when 2 then 0.1 end, case when place = 3 then 'champions' end, '[]', '2026-10-30'
                from (select *, row_number() over (order by customer_id) as place from customer_360.customers) c
                where place <= 3
                """);
        fixture.sync("scores", true);
        change(
                fixture,
                "update hub.scores set score = case score when 0.7 then 0.3 else 0.5 end where model = 'churn'");
        change(fixture, "update hub.scores set label = 'loyal' where model = 'behaviour'");
        fixture.sync("scores", true);
    }

    private static void change(HubFixture fixture, String statement) {
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings)) {
            Jdbi.create(access.database().dataSource()).useHandle(handle -> handle.execute(statement));
        }
    }

    /** Somebody writes what sounds displeased, and somebody who is at risk looks at the site. */
    private static void events(HubFixture fixture, String brokers) throws Exception {
        List<String> visitors;
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings)) {
            visitors = Jdbi.create(access.database().dataSource())
                    .withHandle(handle ->
                            handle.createQuery("""
                                    select r.record_id from hub.scores s
                                    join hub.customer_records r using (customer_id)
                                    where s.model = 'journey' and s.label = 'at risk' and r.source = 'quickbooks'
                                    order by r.record_id limit 2
                                    """).mapTo(String.class).list());
        }
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all"), new StringSerializer(), new StringSerializer())) {
            for (String visitor : visitors) {
                String event = """
                        {"id": "%1$s-%2$s", "time": "2026-10-30T10:00:00-05:00", "kind": "%2$s", %3$s,
                         "customer": {"system": "quickbooks", "entity": "Customer", "id": "%1$s"}}
                        """;
                producer.send(new ProducerRecord<>(
                                "customer-interactions",
                                visitor,
                                event.formatted(visitor, "visit", "\"channel\": \"web\"")))
                        .get();
                producer.send(new ProducerRecord<>(
                                "customer-interactions",
                                visitor,
                                event.formatted(
                                        visitor, "message", "\"direction\": \"in\", \"text\": \"terrible, very bad\"")))
                        .get();
            }
        }
        while (told(fixture).getOrDefault("displeased", 0L) < visitors.size()) {
            Thread.sleep(200);
        }
    }

    /** How often each trigger came about, when all of it has been told; what streams bring is told beside us. */
    private static Map<String, Long> told(HubFixture fixture) throws InterruptedException {
        Announcements announcements = fixture.hub().warehouse().announcements(Duration.ofSeconds(1));
        fixture.hub().deliver();
        List<Standing> standings = announcements.standings();
        for (int looks = 0; looks < LOOKS && standings.stream().anyMatch(each -> each.waiting() > 0); looks++) {
            Thread.sleep(200);
            fixture.hub().deliver();
            standings = announcements.standings();
        }
        assertThat(standings)
                .allSatisfy(each -> assertThat(each.waiting() + each.refused())
                        .as(each.trigger())
                        .isZero());
        return standings.stream()
                .collect(Collectors.groupingBy(Standing::trigger, Collectors.summingLong(Standing::cameAbout)));
    }

    private static List<JsonNode> desk(HubFixture fixture) {
        return fixture.sandboxGet("/sandbox/sales-desk/calls")
                .lines()
                .map(TriggersIT::json)
                .toList();
    }

    /** All messages of a topic; those of a customer stand in the order in which they came about. */
    private static List<JsonNode> read(String brokers, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        var all = new ArrayList<JsonNode>();
        Map<String, Long> latest = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    JsonNode call = json(message.value());
                    long id = call.path("id").asLong();
                    assertThat(call.path("customerId").asText()).isEqualTo(message.key());
                    assertThat(latest.getOrDefault(message.key(), 0L)).isLessThan(id);
                    latest.put(message.key(), id);
                    all.add(call);
                });
            }
        }
        return all;
    }

    private static JsonNode json(String text) {
        try {
            return JsonRecords.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
