package io.customerhub.connectors.kafka;

import io.customerhub.connectors.kafka.StreamWatch.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * A consumer that goes on where the warehouse stands, whatever Kafka or its own memory says: it asks when partitions are
 * assigned to it and after each poll that brought something, and goes back where that was not kept.
 *
 * <p>What a poll brings is a page. Camel keeps a batch that is not full until a poll brings nothing, so after each poll that
 * brought something comes one that does not.
 */
final class StreamConsumer extends KafkaConsumer<byte[], byte[]> {
    /** The header of a page's first record of a partition: where reading of it stood, in digits. */
    static final String FROM = "hub-from";

    /** How long a poll waits at most: a consumer that is told to stop waits for it. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final StreamDesk desk;
    private final StreamWatch watch;
    private final Rest rest;
    private final Map<TopicPartition, Long> stands = new HashMap<>();
    private final Set<TopicPartition> unplaced = new HashSet<>();
    private final Map<TopicPartition, Instant> handedOver = new HashMap<>();
    private boolean isBatchOpen;

    StreamConsumer(Properties properties, StreamDesk desk, StreamWatch watch) {
        super(properties);
        this.desk = desk;
        this.watch = watch;
        this.rest = new Rest(properties.getProperty("group.id", "a consumer"));
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                // Nothing is read before it is known where to go on; without any position Kafka would fail at once.
                pause(partitions);
                seekToBeginning(partitions);
                unplaced.addAll(partitions);
                listener.onPartitionsAssigned(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                forget(partitions);
                listener.onPartitionsRevoked(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                forget(partitions);
                listener.onPartitionsLost(partitions);
            }
        });
    }

    private void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(stands::remove);
        partitions.forEach(handedOver::remove);
        unplaced.removeAll(partitions);
        watch.forget(partitions);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (isBatchOpen) {
            isBatchOpen = false;
            return ConsumerRecords.empty();
        }
        if (rest.isOver() && place()) {
            return read();
        }
        // Whoever does not poll is taken for dead, and loses its partitions.
        pause(assignment());
        super.poll(PATIENCE);
        return ConsumerRecords.empty();
    }

    private ConsumerRecords<byte[], byte[]> read() {
        try {
            ConsumerRecords<byte[], byte[]> polled = super.poll(PATIENCE);
            polled.partitions().forEach(partition -> handOver(partition, polled.records(partition)));
            rest.alone(assignment().isEmpty());
            watch(polled);
            isBatchOpen = !polled.isEmpty();
            return polled;
        } catch (OffsetOutOfRangeException e) {
            e.offsetOutOfRangePartitions().forEach(this::outOfRange);
        } catch (AuthenticationException | AuthorizationException e) {
            rest("it is not let in: " + e.getMessage() + "; check hub.kafka.* and the rights of its user");
        }
        return ConsumerRecords.empty();
    }

    private void handOver(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        long from = stands.getOrDefault(partition, first.offset());
        first.headers().remove(FROM).add(FROM, Long.toString(from).getBytes(StandardCharsets.US_ASCII));
        stands.put(partition, records.get(records.size() - 1).offset() + 1);
        handedOver.put(partition, Instant.ofEpochMilli(first.timestamp()));
    }

    /** Puts partitions where the warehouse stands; false where reading has to rest. */
    private boolean place() {
        Set<TopicPartition> asked = new HashSet<>(unplaced);
        asked.addAll(handedOver.keySet());
        if (!asked.isEmpty()) {
            Map<TopicPartition, Long> places;
            try {
                places = desk.places(asked);
            } catch (RuntimeException e) {
                rest("the warehouse does not say where it stands: " + e.getMessage());
                return false;
            }
            var back = new ArrayList<TopicPartition>();
            asked.forEach(partition -> place(partition, Optional.ofNullable(places.get(partition)), back));
            if (!back.isEmpty()) {
                rest("what it handed over of " + back + " was not kept");
                return false;
            }
            settled();
        }
        resume(paused());
        return true;
    }

    private void place(TopicPartition partition, Optional<Long> place, List<TopicPartition> back) {
        boolean isNew = unplaced.remove(partition);
        long stood = stands.getOrDefault(partition, 0L);
        if (!isNew && place.filter(next -> next == stood).isPresent()) {
            return;
        }
        if (place.isPresent()) {
            seek(partition, place.get());
            stands.put(partition, place.get());
        } else {
            seekToBeginning(List.of(partition));
            stands.remove(partition);
        }
        if (!isNew && place.orElse(0L) < stood) {
            back.add(partition);
            handedOver.remove(partition);
        }
    }

    private void settled() {
        rest.end();
        watch.trouble(assignment(), Optional.empty());
        Map<TopicPartition, OffsetAndMetadata> kept = new HashMap<>();
        handedOver
                .keySet()
                .forEach(partition -> kept.put(partition, new OffsetAndMetadata(stands.getOrDefault(partition, 0L))));
        handedOver.clear();
        if (!kept.isEmpty()) {
            commitAsync(kept, (offsets, failure) -> {});
        }
    }

    private void rest(String reason) {
        rest.begin(reason);
        watch.trouble(assignment(), Optional.of(reason));
    }

    private void outOfRange(TopicPartition partition, long asked) {
        long oldest = beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (asked < oldest) {
            rest.tell("of " + partition + " the events from offset " + asked + " to " + (oldest - 1)
                    + " are lost: the topic kept them shorter than the hub was away; let retention.ms be longer");
            desk.giveUpBefore(partition, oldest);
            unplaced.add(partition);
        } else {
            rest(partition + " ends before offset " + asked
                    + ", up to which the warehouse has it: the topic was made anew;"
                    + " docs/how-to/streams.md says what to do");
        }
    }

    private void watch(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : assignment()) {
            long position = stands.getOrDefault(partition, 0L);
            long end = position + currentLag(partition).orElse(0);
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            long next = records.isEmpty() ? position : records.get(0).offset();
            Optional<Instant> since = Optional.ofNullable(handedOver.get(partition));
            watch.put(partition, new Standing(next, end, since, Optional.empty()));
        }
    }
}
