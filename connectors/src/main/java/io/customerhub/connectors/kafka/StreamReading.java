package io.customerhub.connectors.kafka;

import io.customerhub.connectors.kafka.StreamPulse.Heard;
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
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads on where the warehouse stands, whatever Kafka or its own memory says: it asks when partitions are assigned and after
 * each poll that brought something, and goes back where that was not kept. What goes wrong lets it rest, and never ends it.
 *
 * <p>What a poll brings is a page. Camel keeps a batch that is not full until a poll brings nothing, so after each poll that
 * brought something comes one that does not.
 */
final class StreamReading {
    /** The header of a page's first record of a partition: where reading of it stood, in digits. */
    static final String FROM = "hub-from";

    /** How long a poll waits at most: a consumer that is told to stop waits for it. */
    static final Duration PATIENCE = Duration.ofMillis(250);

    private final Consumer<byte[], byte[]> consumer;
    private final Supplier<ConsumerRecords<byte[], byte[]>> ask;
    private final StreamDesk desk;
    private final StreamWatch watch;
    private final Rest rest;
    private final StreamPulse pulse;
    private final Map<TopicPartition, Long> stands = new HashMap<>();
    private final Set<TopicPartition> unplaced = new HashSet<>();
    private final Map<TopicPartition, Instant> handedOver = new HashMap<>();
    private boolean isBatchOpen;

    /**
     * Makes it.
     *
     * @param stream the name of its group
     * @param ask polls the brokers
     */
    StreamReading(
            String stream,
            Consumer<byte[], byte[]> consumer,
            Supplier<ConsumerRecords<byte[], byte[]>> ask,
            StreamDesk desk,
            StreamWatch watch) {
        this.consumer = consumer;
        this.ask = ask;
        this.desk = desk;
        this.watch = watch;
        this.rest = new Rest(stream, watch);
        this.pulse = new StreamPulse(consumer);
    }

    /** Hears of partitions that come and go, before another does. */
    ConsumerRebalanceListener listening(ConsumerRebalanceListener listener) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                // Nothing is read before it is known where to go on; without any position Kafka would fail at once.
                consumer.pause(partitions);
                consumer.seekToBeginning(partitions);
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
        };
    }

    private void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(stands::remove);
        partitions.forEach(handedOver::remove);
        unplaced.removeAll(partitions);
        watch.forget(partitions);
    }

    ConsumerRecords<byte[], byte[]> poll() {
        if (isBatchOpen) {
            isBatchOpen = false;
            return ConsumerRecords.empty();
        }
        try {
            if (rest.isOver() && place()) {
                return read();
            }
            // Whoever does not poll is taken for dead, and loses its partitions.
            consumer.pause(consumer.assignment());
            var unused = ask.get();
        } catch (OffsetOutOfRangeException e) {
            outOfRange(e.offsetOutOfRangePartitions());
        } catch (AuthenticationException | AuthorizationException e) {
            notLetIn(e);
        }
        return ConsumerRecords.empty();
    }

    private void notLetIn(KafkaException refusal) {
        rest.begin("it is not let in: " + refusal.getMessage() + "; check hub.kafka.* and the rights of its user");
    }

    private ConsumerRecords<byte[], byte[]> read() {
        ConsumerRecords<byte[], byte[]> polled = ask.get();
        polled.partitions().forEach(partition -> handOver(partition, polled.records(partition)));
        watch(polled);
        isBatchOpen = !polled.isEmpty();
        if (isBatchOpen) {
            pulse.heard();
        } else if (pulse.isDue(rest.isTroubled())) {
            takePulse();
        }
        return polled;
    }

    private void takePulse() {
        Heard heard = pulse.take();
        heard.trouble().ifPresent(rest::begin);
        if (heard.isNothingLeft()) {
            rest.fine();
        }
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
                rest.begin("the warehouse does not say where it stands: " + e.getMessage());
                return false;
            }
            var back = new ArrayList<TopicPartition>();
            asked.forEach(partition -> place(partition, Optional.ofNullable(places.get(partition)), back));
            if (!back.isEmpty()) {
                rest.begin("what it handed over of " + back + " was not kept");
                return false;
            }
            settled();
        }
        consumer.resume(consumer.paused());
        return true;
    }

    private void place(TopicPartition partition, Optional<Long> place, List<TopicPartition> back) {
        boolean isNew = unplaced.remove(partition);
        long stood = stands.getOrDefault(partition, 0L);
        if (!isNew && place.filter(next -> next == stood).isPresent()) {
            return;
        }
        if (place.isPresent()) {
            consumer.seek(partition, place.get());
            stands.put(partition, place.get());
        } else {
            consumer.seekToBeginning(List.of(partition));
            stands.remove(partition);
        }
        if (!isNew && place.orElse(0L) < stood) {
            back.add(partition);
            handedOver.remove(partition);
        }
    }

    private void settled() {
        Map<TopicPartition, OffsetAndMetadata> kept = new HashMap<>();
        handedOver
                .keySet()
                .forEach(partition -> kept.put(partition, new OffsetAndMetadata(stands.getOrDefault(partition, 0L))));
        handedOver.clear();
        if (!kept.isEmpty()) {
            rest.fine();
            consumer.commitAsync(kept, (offsets, failure) -> {});
        }
    }

    private void outOfRange(Map<TopicPartition, Long> asked) {
        try {
            asked.forEach(this::outOfRange);
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (AuthenticationException | AuthorizationException e) {
            notLetIn(e);
        } catch (RuntimeException e) {
            rest.begin("it does not find where " + asked.keySet() + " begin: " + e.getMessage());
        }
    }

    private void outOfRange(TopicPartition partition, long asked) {
        long oldest = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (asked < oldest) {
            desk.giveUpBefore(partition, oldest);
            rest.tell("of " + partition + " the events from offset " + asked + " to " + (oldest - 1)
                    + " are lost: the topic kept them shorter than the hub was away; let retention.ms be longer");
            unplaced.add(partition);
        } else {
            rest.begin(partition + " ends before offset " + asked
                    + ", up to which the warehouse has it: the topic was made anew;"
                    + " docs/how-to/streams.md says what to do");
        }
    }

    private void watch(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : consumer.assignment()) {
            long position = stands.getOrDefault(partition, 0L);
            long end = position + consumer.currentLag(partition).orElse(0);
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            long next = records.isEmpty() ? position : records.get(0).offset();
            watch.put(partition, new Standing(next, end, Optional.ofNullable(handedOver.get(partition))));
        }
    }
}
