package io.customerhub.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.kafka.StreamWatch.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading by Kafka's own consumer in memory, from a warehouse that is a map. */
final class StreamReadingTest {
    private static final String TOPIC = "clicks";
    private static final TopicPartition ZERO = new TopicPartition(TOPIC, 0);
    private static final Instant NOW = Instant.parse("2026-10-20T14:05:00Z");

    private final Map<TopicPartition, Long> warehouse = new HashMap<>();
    private final StreamWatch watch = new StreamWatch(InstantSource.fixed(NOW));
    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>(OffsetResetStrategy.NONE);
    private final StreamReading reading =
            new StreamReading("hub-clicks", kafka, () -> kafka.poll(Duration.ZERO), new MapDesk(), watch);

    private Optional<RuntimeException> sick = Optional.empty();

    private final class MapDesk implements StreamDesk {
        @Override
        public Map<TopicPartition, Long> places(Collection<TopicPartition> partitions) {
            return Map.copyOf(warehouse);
        }

        @Override
        public void giveUpBefore(TopicPartition partition, long oldest) {
            sick.ifPresent(failure -> {
                throw failure;
            });
            warehouse.put(partition, oldest);
        }
    }

    @BeforeEach
    void subscribe() {
        kafka.updatePartitions(
                TOPIC, List.of(new PartitionInfo(TOPIC, 0, new Node(1, "broker", 1), new Node[0], new Node[0])));
        kafka.updateBeginningOffsets(Map.of(ZERO, 0L));
        kafka.updateEndOffsets(Map.of(ZERO, 0L));
        kafka.subscribe(List.of(TOPIC), reading.listening(new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
        }));
    }

    @Test
    void goesOnWhereTheWarehouseStandsAndBackWhereItsPageWasNotKept() throws Exception {
        kafka.rebalance(List.of(ZERO));
        warehouse.put(ZERO, 1L);
        write(3);

        assertThat(offsets(reading.poll())).containsExactly(1L, 2L);
        assertThat(reading.poll().isEmpty()).as("the batch is handed over").isTrue();
        assertThat(watch.all().get("clicks-0"))
                .extracting(standing -> standing.age(NOW))
                .isEqualTo(Duration.ofHours(1));
        assertThat(reading.poll().isEmpty()).as("it was not kept").isTrue();
        assertThat(trouble()).contains("was not kept");

        write(3);
        assertThat(offsets(patiently())).containsExactly(1L, 2L);
        assertThat(watch.troubles()).as("it may not be kept again").containsKey("hub-clicks");
        warehouse.put(ZERO, 3L);
        reading.poll();
        reading.poll();
        assertThat(watch.troubles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalLetsItRestAndNeverEndsItWhereverItComes(boolean whileResting) throws Exception {
        kafka.rebalance(List.of(ZERO));
        for (KafkaException refusal : List.of(
                new SaslAuthenticationException("no such user"),
                new TopicAuthorizationException("not this topic"),
                new GroupAuthorizationException("not this group"))) {
            if (whileResting) {
                kafka.setPollException(new SaslAuthenticationException("first"));
                assertThat(reading.poll().isEmpty()).isTrue();
            }
            kafka.setPollException(refusal);
            assertThat(reading.poll().isEmpty()).isTrue();

            assertThat(watch.troubles().get("hub-clicks"))
                    .satisfies(trouble -> assertThat(trouble.since()).isEqualTo(NOW))
                    .satisfies(trouble -> assertThat(trouble.reason()).contains(String.valueOf(refusal.getMessage())));
        }
        write(1);
        assertThat(offsets(patiently())).containsExactly(0L);
    }

    @Test
    void whatGoesWrongWhileAPlaceIsGivenUpIsTriedAgain() throws Exception {
        kafka.rebalance(List.of(ZERO));
        reading.poll();
        kafka.updateBeginningOffsets(Map.of(ZERO, 7L));
        warehouse.put(ZERO, 2L);
        sick = Optional.of(new IllegalStateException("the warehouse is away"));
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(ZERO, 2L)));
        assertThat(reading.poll().isEmpty()).isTrue();
        assertThat(trouble()).contains("the warehouse is away");
        assertThat(warehouse).containsEntry(ZERO, 2L);

        sick = Optional.empty();
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(ZERO, 2L)));
        patiently(() -> warehouse.get(ZERO) == 7L);
    }

    @Test
    void whoReadsNothingBecauseTheTopicIsNotThereIsInTroubleAndWhoHasNoPartitionIsNot() throws Exception {
        kafka.rebalance(List.of());
        kafka.setPollException(new SaslAuthenticationException("not yet"));
        reading.poll();
        assertThat(watch.all()).isEmpty();
        assertThat(watch.troubles()).containsKey("hub-clicks");
        patiently(() -> watch.troubles().isEmpty());

        kafka.updatePartitions(TOPIC, List.of());
        kafka.setPollException(new SaslAuthenticationException("again"));
        reading.poll();
        patiently(() -> trouble().contains("the topic clicks is not there"));
    }

    @Test
    void whoHearsOfNoBrokerIsInTrouble() throws Exception {
        kafka.rebalance(List.of(ZERO));
        kafka.setPollException(new SaslAuthenticationException("at first"));
        reading.poll();
        kafka.setOffsetsException(new TimeoutException("after 5 s"));
        patiently(() -> trouble().contains("no broker answers: after 5 s"));
    }

    private String trouble() {
        return Optional.ofNullable(watch.troubles().get("hub-clicks"))
                .map(Trouble::reason)
                .orElse("");
    }

    private void write(int events) {
        kafka.updateEndOffsets(Map.of(ZERO, (long) events));
        kafka.schedulePollTask(() -> {
            for (int offset = 0; offset < events; offset++) {
                if (offset >= kafka.position(ZERO)) {
                    kafka.addRecord(event(offset));
                }
            }
        });
    }

    private static ConsumerRecord<byte[], byte[]> event(long offset) {
        return new ConsumerRecord<>(
                TOPIC,
                0,
                offset,
                NOW.minus(Duration.ofHours(1)).toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }

    private static List<Long> offsets(ConsumerRecords<byte[], byte[]> polled) {
        return polled.records(ZERO).stream().map(ConsumerRecord::offset).toList();
    }

    private ConsumerRecords<byte[], byte[]> patiently() throws InterruptedException {
        for (int polls = 0; polls < 500; polls++) {
            ConsumerRecords<byte[], byte[]> polled = reading.poll();
            if (!polled.isEmpty()) {
                return polled;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("nothing came");
    }

    private void patiently(BooleanSupplier until) throws InterruptedException {
        for (int polls = 0; polls < 500 && !until.getAsBoolean(); polls++) {
            reading.poll();
            Thread.sleep(10);
        }
        assertThat(until.getAsBoolean()).isTrue();
    }
}
