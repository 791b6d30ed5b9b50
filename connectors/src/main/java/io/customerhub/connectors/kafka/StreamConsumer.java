package io.customerhub.connectors.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Kafka's consumer, with {@link StreamReading} between it and Camel. */
final class StreamConsumer extends KafkaConsumer<byte[], byte[]> {
    private final StreamReading reading;

    StreamConsumer(Properties properties, StreamDesk desk, StreamWatch watch) {
        super(properties);
        this.reading = new StreamReading(
                properties.getProperty("group.id", "a consumer"),
                this,
                () -> super.poll(StreamReading.PATIENCE),
                desk,
                watch);
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, reading.listening(listener));
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        return reading.poll();
    }
}
