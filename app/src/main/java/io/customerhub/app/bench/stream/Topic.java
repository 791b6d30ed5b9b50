package io.customerhub.app.bench.stream;

import io.customerhub.app.HubException;
import io.customerhub.app.bench.stream.MadeUpEvents.Batch;
import io.customerhub.app.bench.stream.MadeUpEvents.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.ConsumerGroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of a round: emptied, and filled at one stroke when everybody waits for it. */
final class Topic implements AutoCloseable {
    private static final int TRANSACTION_MILLIS = 600_000;

    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    Topic(String brokers) {
        admin = Admin.create(Map.of("bootstrap.servers", brokers));
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "transactional.id",
                        "bench",
                        "transaction.timeout.ms",
                        TRANSACTION_MILLIS,
                        "linger.ms",
                        5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Takes away all events, so that whoever begins begins with what comes now. */
    void empty() throws InterruptedException {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        ends().forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end)));
        done(admin.deleteRecords(all).all());
    }

    /** The offsets at which the next events come. */
    Map<TopicPartition, Long> ends() throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < MadeUpEvents.PARTITIONS; partition++) {
            latest.put(new TopicPartition(MadeUpEvents.TOPIC, partition), OffsetSpec.latest());
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        done(admin.listOffsets(latest).all()).forEach((partition, at) -> ends.put(partition, at.offset()));
        return ends;
    }

    /** Sends events that nobody is shown before {@link #show}; returns the sum of the offsets behind the last of each partition. */
    long fill(Batch batch) throws InterruptedException {
        producer.beginTransaction();
        var answers = new ArrayList<Future<RecordMetadata>>();
        for (Event event : batch.events()) {
            answers.add(producer.send(
                    new ProducerRecord<>(MadeUpEvents.TOPIC, event.partition(), new byte[] {1}, event.bytes())));
        }
        Map<Integer, Long> ends = new HashMap<>();
        for (Future<RecordMetadata> answer : answers) {
            RecordMetadata at = done(answer);
            ends.merge(at.partition(), at.offset() + 1, Math::max);
        }
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** From here on everybody can read what was sent. */
    void show() {
        producer.commitTransaction();
    }

    /** How many of a group have partitions, once nobody waits for any. */
    int readers(String group) throws InterruptedException {
        try {
            ConsumerGroupDescription told =
                    admin.describeConsumerGroups(List.of(group)).all().get().getOrDefault(group, null);
            return told == null || told.state() != ConsumerGroupState.STABLE
                    ? 0
                    : (int) told.members().stream()
                            .filter(member ->
                                    !member.assignment().topicPartitions().isEmpty())
                            .count();
        } catch (ExecutionException e) {
            // A group is not known before its first reader.
            return 0;
        }
    }

    private static <T> T done(Future<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new HubException("filling " + MadeUpEvents.TOPIC + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
