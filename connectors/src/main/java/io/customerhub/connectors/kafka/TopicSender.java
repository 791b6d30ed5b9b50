package io.customerhub.connectors.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends messages to topics, byte for byte. */
public final class TopicSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final KafkaProducer<byte[], byte[]> producer;

    /** Connects with the first message. */
    public TopicSender(KafkaSettings settings) {
        KafkaConfiguration configuration = KafkaStreams.access(settings);
        Properties properties = configuration.createProducerProperties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        // Brokers say what is too large: they are told how large it may be.
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES);
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Sends messages, and waits until the brokers have them or say why not. Where a topic cannot be reached, no more is tried of it.
     *
     * @return for each message, in their order, why the brokers do not have it; empty where they have
     */
    public List<Optional<String>> send(List<TopicMessage> messages) {
        var answers = new ArrayList<Future<RecordMetadata>>();
        Map<String, Future<RecordMetadata>> unreachable = new HashMap<>();
        for (TopicMessage message : messages) {
            Future<RecordMetadata> answer = Optional.ofNullable(unreachable.get(message.topic()))
                    .orElseGet(() -> producer.send(record(message)));
            if (answer.isDone()
                    && refusal(answer).filter(TopicSender::isOfTheTopic).isPresent()) {
                unreachable.put(message.topic(), answer);
            }
            answers.add(answer);
        }
        producer.flush();
        return answers.stream()
                .map(answer -> refusal(answer).map(failure -> String.valueOf(failure.getMessage())))
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> record(TopicMessage message) {
        var record = new ProducerRecord<byte[], byte[]>(
                message.topic(),
                message.partition().orElse(null),
                message.key().orElse(null),
                message.value().orElse(null));
        message.headers()
                .forEach(header ->
                        record.headers().add(header.name(), header.value().orElse(null)));
        return record;
    }

    private static boolean isOfTheTopic(Throwable failure) {
        return !(failure instanceof RecordTooLargeException);
    }

    private static Optional<Throwable> refusal(Future<RecordMetadata> answer) {
        try {
            answer.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        }
    }

    /** Waits for a while for what is on its way; whoever waits in {@link #send} is told. */
    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
