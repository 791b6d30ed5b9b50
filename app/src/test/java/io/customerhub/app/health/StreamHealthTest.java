package io.customerhub.app.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.kafka.KafkaSettings;
import io.customerhub.connectors.kafka.KafkaSettings.Store;
import io.customerhub.connectors.kafka.KafkaStreams;
import io.customerhub.connectors.kafka.StreamDesk;
import io.customerhub.connectors.kafka.StreamWatch;
import io.customerhub.connectors.tokens.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

final class StreamHealthTest {
    private static final Duration OLDEST = Duration.ofMinutes(15);

    private Instant now = Instant.parse("2026-10-20T14:05:00Z");
    private final StreamWatch watch = new StreamWatch(() -> now);
    private final StreamHealth health = new StreamHealth(watch, OLDEST, () -> now);

    private static final class NoDesk implements StreamDesk {
        @Override
        public Map<TopicPartition, Long> places(Collection<TopicPartition> partitions) {
            return Map.of();
        }

        @Override
        public void giveUpBefore(TopicPartition partition, long oldest) {}
    }

    @Test
    void aStreamWithoutAnyPartitionThatCannotReadTurnsItRedAfterAWhile() {
        assertThat(health.call().getState()).isEqualTo(State.UP);
        KafkaComponent kafka = KafkaStreams.component(nowhere(), new NoDesk(), watch);
        var properties = new Properties();
        properties.setProperty("bootstrap.servers", "nowhere");
        properties.setProperty("group.id", "hub-clicks");
        properties.setProperty("key.deserializer", ByteArrayDeserializer.class.getName());
        properties.setProperty("value.deserializer", ByteArrayDeserializer.class.getName());
        assertThatThrownBy(() -> kafka.getKafkaClientFactory().getConsumer(properties))
                .isInstanceOf(KafkaException.class);

        assertThat(health.call().getState()).as("it may pass").isEqualTo(State.UP);
        now = now.plus(OLDEST).plusSeconds(1);
        Result red = health.call();
        assertThat(red.getState()).isEqualTo(State.DOWN);
        assertThat(red.getMessage())
                .hasValueSatisfying(message -> assertThat(message)
                        .startsWith("hub-clicks has read nothing for more than PT15M: ")
                        .contains("bootstrap.servers"));
    }

    private static KafkaSettings nowhere() {
        var none = new Store("", new Secret(""));
        return new KafkaSettings("nowhere", Duration.ofSeconds(15), "", "", new Secret(""), none, none);
    }
}
