package io.customerhub.connectors.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Whether a consumer that reads nothing has nothing to read. Kafka's own polls bring nothing, and say nothing, where no broker
 * answers and where the topic is not there.
 */
final class StreamPulse {
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private long heardAt = System.nanoTime();

    StreamPulse(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * What the brokers say.
     *
     * @param isNothingLeft whether all there is was read
     * @param trouble why nothing is read; empty where nothing is wrong
     */
    record Heard(boolean isNothingLeft, Optional<String> trouble) {
        private static Heard trouble(String reason) {
            return new Heard(false, Optional.of(reason));
        }
    }

    /** Something was read. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** Whether nothing was heard for long; of a stream in trouble it is always time to ask. */
    boolean isDue(boolean isTroubled) {
        return isTroubled || System.nanoTime() - heardAt >= BETWEEN.toNanos();
    }

    /** Asks the brokers. A consumer of a topic that is there may rightly have no partition: others of its group read them all. */
    Heard take() {
        heard();
        try {
            for (String topic : consumer.subscription()) {
                if (consumer.partitionsFor(topic, PATIENCE).isEmpty()) {
                    return Heard.trouble("the topic " + topic + " is not there: the hub makes none");
                }
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
            return new Heard(
                    ends.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue()),
                    Optional.empty());
        } catch (TimeoutException e) {
            return Heard.trouble("no broker answers: " + e.getMessage() + "; check HUB_KAFKA_BROKERS");
        }
    }
}
