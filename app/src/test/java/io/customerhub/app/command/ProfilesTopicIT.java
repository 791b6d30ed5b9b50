package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.warehouse.store.RunReport.SinkLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers to a topic of a real broker, by the outbox of a real hub. */
final class ProfilesTopicIT {
    private static final String TOPIC = "customer-profiles";
    private static final String HEADER =
            "Customer No,Name,Company,Email,Phone,Address,Town,Parish,TRN,Date of birth,Notes\r\n";
    private static final int PARTITIONS = 3;

    @TempDir
    Path folder;

    @Test
    void theTopicHoldsTheLatestOfEachCustomerAndWhatItDoesNotTakeWaits() throws Exception {
        var clock = new MovableClock();
        try (BrokerProcess broker = BrokerProcess.start(folder.resolve("kafka"), Map.of("other", 1));
                Hub hub = Hub.start(settings(broker, clock), Hub.Mode.COMMAND)) {
            write(
                    "1,Marcia Campbell,,marcia@example.com,876-555-0101,,,,,,\r\n2,Devon Brown,,devon@example.com,,,,,,,\r\n");
            hub.sync("customer-files", true);
            assertThat(ledger(hub).pending()).as("there is no such topic").isEqualTo(2);

            make(broker);
            clock.moveTo(clock.instant().plusSeconds(600));
            hub.deliver();
            assertThat(ledger(hub))
                    .extracting(SinkLedger::written, SinkLedger::pending)
                    .containsExactly(2L, 0L);
            Map<String, JsonNode> latest = latest(broker);
            assertThat(latest.values())
                    .extracting(profile -> profile.path("name").asText() + " "
                            + profile.path("phone").asText())
                    .containsExactlyInAnyOrder("Marcia Campbell +18765550101", "Devon Brown ");
            assertThat(latest)
                    .allSatisfy((key, profile) ->
                            assertThat(profile.path("customerId").asText()).isEqualTo(key));

            write(
                    "1,Marcia Campbell,,marcia@example.com,876-555-0101,12 Hope Road,,,,,\r\n2,Devon Brown,,devon@example.com,,,,,,,\r\n");
            hub.sync("customer-files", true);
            List<ConsumerRecord<String, String>> all = read(broker);
            assertThat(all).as("who has not changed is not told again").hasSize(3);
            assertThat(all.get(all.size() - 1).value()).isNotNull();
            assertThat(latest(broker).values())
                    .filteredOn(profile -> profile.path("name").asText().startsWith("Marcia"))
                    .singleElement()
                    .satisfies(profile ->
                            assertThat(profile.path("address").asText()).isEqualTo("12 Hope Road"));
        }
    }

    private HubSettings settings(BrokerProcess broker, MovableClock clock) throws Exception {
        Files.createDirectories(folder.resolve("in"));
        return new HubSettings(
                HubFixture.HOME,
                folder.resolve("hub"),
                System.getenv(),
                Map.of(
                        "hub.kafka.brokers", broker.address(),
                        "hub.sinks", TOPIC,
                        "hub.files.folder", folder.resolve("in").toString()),
                clock);
    }

    private void write(String rows) throws Exception {
        Files.writeString(folder.resolve("in/customers.csv"), HEADER + rows);
    }

    private static SinkLedger ledger(Hub hub) {
        return hub.warehouse().reports().runs(1).get(0).sinks().stream()
                .filter(sink -> sink.sink().equals(TOPIC))
                .findFirst()
                .orElseThrow();
    }

    private static void make(BrokerProcess broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty())
                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
    }

    private static Map<String, JsonNode> latest(BrokerProcess broker) throws Exception {
        Map<String, JsonNode> latest = new HashMap<>();
        for (ConsumerRecord<String, String> message : read(broker)) {
            latest.put(message.key(), JsonRecords.MAPPER.readTree(message.value()));
        }
        return latest;
    }

    private static List<ConsumerRecord<String, String>> read(BrokerProcess broker) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.address(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var read = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
            return read;
        }
    }
}
