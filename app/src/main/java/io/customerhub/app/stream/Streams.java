package io.customerhub.app.stream;

import io.customerhub.app.flow.StopSignal;
import io.customerhub.app.health.StreamHealth;
import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.app.metrics.StreamGauges;
import io.customerhub.app.page.Rulebook;
import io.customerhub.connectors.kafka.KafkaSettings;
import io.customerhub.connectors.kafka.KafkaStreams;
import io.customerhub.connectors.kafka.StreamWatch;
import io.customerhub.warehouse.store.Warehouse;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that reads Kafka: the component, the beans that keep its pages and tell of what is no event, and what tells how far behind they are. */
public final class Streams {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final StreamWatch watch;
    private final StreamSessions sessions;
    private final Warehouse warehouse;
    private final InstantSource clock;
    private Optional<DeadLetterPost> post = Optional.empty();

    public Streams(Warehouse warehouse, InstantSource clock) {
        this.warehouse = warehouse;
        this.clock = clock;
        this.watch = new StreamWatch(clock);
        this.sessions = new StreamSessions(warehouse.streamRuns());
    }

    /**
     * Makes what routes name.
     *
     * @param registry takes each by its name
     * @param letters which topics are told of what goes to quarantine
     * @param inUse what decides a page that comes now
     */
    public void bind(
            BiConsumer<String, Object> registry,
            KafkaSettings kafka,
            DeadLetterTopics letters,
            Supplier<Rulebook> inUse,
            StopSignal stopSignal,
            HubMetrics metrics) {
        registry.accept(
                "kafka", KafkaStreams.component(kafka, new StreamPositionDesk(warehouse.streamPlaces()), watch));
        registry.accept("streams", new StreamPages(warehouse, inUse, stopSignal, sessions, metrics, letters));
        post = Optional.of(new DeadLetterPost(warehouse.deadLetters(), letters, kafka, metrics));
        post.ifPresent(made -> registry.accept("deadLetters", made));
    }

    /**
     * Makes what tells how streams stand.
     *
     * @param oldest how long an event may wait, and a stream read nothing for trouble, before health turns red
     */
    public void watch(BiConsumer<String, Object> registry, MeterRegistry meters, Duration oldest) {
        registry.accept("streamGauges", new StreamGauges(meters, watch, clock));
        registry.accept("stream-health", new StreamHealth(watch, oldest, clock));
    }

    /** Stops the routes that read, before the stages that their pages go through, and ends their runs. */
    public void stop(CamelContext camel) {
        for (Route route : camel.getRoutes()) {
            if (route.getEndpoint() instanceof KafkaEndpoint) {
                try {
                    camel.getRouteController().stopRoute(route.getRouteId());
                } catch (Exception e) {
                    LOG.warn("{} does not stop: {}", route.getRouteId(), e.getMessage());
                }
            }
        }
        sessions.close();
        post.ifPresent(DeadLetterPost::close);
    }
}
