package io.customerhub.connectors.kafka;

import io.customerhub.connectors.kafka.KafkaSettings.Store;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.PollOnError;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Camel's Kafka component as the hub reads by it: a stream that forgets one of these options would lose events. */
public final class KafkaStreams {
    /** A page is a poll: few enough to be kept within a second or two, many enough to be worth a transaction. */
    private static final int MOST_RECORDS = 500;

    private static final int HEARTBEATS = 4;
    private static final int SHUTDOWN_MILLIS = 15_000;

    private KafkaStreams() {}

    /** Takes in no header of an event, but the one that the consumer itself has set. */
    private static final class NoHeaders implements HeaderFilterStrategy {
        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return true;
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return !name.equals(StreamReading.FROM);
        }
    }

    /**
     * The component.
     *
     * @param desk says where reading goes on
     * @param watch is told how far behind it is
     */
    public static KafkaComponent component(KafkaSettings settings, StreamDesk desk, StreamWatch watch) {
        KafkaConfiguration configuration = access(settings);
        configuration.setSessionTimeoutMs((int) settings.sessionTimeout().toMillis());
        configuration.setHeartbeatIntervalMs((int) settings.sessionTimeout().toMillis() / HEARTBEATS);
        configuration.setKeyDeserializer(ByteArrayDeserializer.class.getName());
        configuration.setValueDeserializer(ByteArrayDeserializer.class.getName());
        configuration.setHeaderFilterStrategy(new NoHeaders());
        configuration.setPreValidateHostAndPort(false);
        configuration.setIsolationLevel("read_committed");
        // The warehouse says where to begin; an offset that is not there is a loss, and is told.
        configuration.setAutoOffsetReset("none");
        configuration.setAutoCommitEnable(false);
        configuration.setAllowManualCommit(true);
        configuration.setBreakOnFirstError(false);
        configuration.setPollOnError(PollOnError.RECONNECT);
        configuration.setBatching(true);
        configuration.setMaxPollRecords(MOST_RECORDS);
        configuration.setPollTimeoutMs(0L);
        configuration.setShutdownTimeout(SHUTDOWN_MILLIS);
        configuration.getAdditionalProperties().put("allow.auto.create.topics", "false");
        var component = new KafkaComponent();
        component.setConfiguration(configuration);
        component.setKafkaClientFactory(new StreamClients(desk, watch));
        // Commits are the consumer's own: Camel's manager is left without anything to do.
        component.setKafkaManualCommitFactory((exchange, record, manager) -> () -> {
            throw new UnsupportedOperationException("a stream's place is kept with its page");
        });
        return component;
    }

    /** Where the brokers are, and how they let the hub in. */
    static KafkaConfiguration access(KafkaSettings settings) {
        var configuration = new KafkaConfiguration();
        if (settings.isConfigured()) {
            configuration.setBrokers(settings.brokers());
        }
        if (!settings.security().isBlank()) {
            configuration.setSecurityProtocol(settings.security());
        }
        if (!settings.mechanism().isBlank()) {
            configuration.setSaslMechanism(settings.mechanism());
        }
        if (!settings.login().reveal().isBlank()) {
            configuration.setSaslJaasConfig(settings.login().reveal());
        }
        Store trust = settings.trustStore();
        if (!trust.file().isBlank()) {
            configuration.setSslTruststoreLocation(trust.file());
            configuration.setSslTruststoreType(trust.type());
            configuration.setSslTruststorePassword(trust.password().reveal());
        }
        Store keys = settings.keyStore();
        if (!keys.file().isBlank()) {
            configuration.setSslKeystoreLocation(keys.file());
            configuration.setSslKeystoreType(keys.type());
            configuration.setSslKeystorePassword(keys.password().reveal());
        }
        return configuration;
    }
}
