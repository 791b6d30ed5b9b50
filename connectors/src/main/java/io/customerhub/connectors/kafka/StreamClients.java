package io.customerhub.connectors.kafka;

import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;

/** Makes consumers that go on where the warehouse stands. */
final class StreamClients extends DefaultKafkaClientFactory {
    private final StreamDesk desk;
    private final StreamWatch watch;

    StreamClients(StreamDesk desk, StreamWatch watch) {
        this.desk = desk;
        this.watch = watch;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Properties properties) {
        return new StreamConsumer(properties, desk, watch);
    }
}
