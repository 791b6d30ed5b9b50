package io.customerhub.connectors.kafka;

import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

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
        try {
            return new StreamConsumer(properties, desk, watch);
        } catch (KafkaException e) {
            // Camel tries again; nothing else tells that the stream reads nothing.
            watch.trouble(properties.getProperty("group.id", "a consumer"), words(e));
            throw e;
        }
    }

    /** What is at the bottom of it: the client wraps why it cannot be made. */
    private static String words(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : words(cause);
    }
}
