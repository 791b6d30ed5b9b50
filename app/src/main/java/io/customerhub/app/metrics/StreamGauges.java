package io.customerhub.app.metrics;

import io.customerhub.connectors.kafka.StreamWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** How far behind the streams are that this hub reads. */
public final class StreamGauges {
    private final StreamWatch watch;
    private final InstantSource clock;
    private final FigureTable lag;
    private final FigureTable age;

    public StreamGauges(MeterRegistry registry, StreamWatch watch, InstantSource clock) {
        this.watch = watch;
        this.clock = clock;
        this.lag = new FigureTable(registry, "hub.stream.lag", "Events of a partition that are not kept yet");
        this.age = new FigureTable(
                registry,
                "hub.stream.age",
                "Seconds since the oldest event was written that is not kept yet",
                "seconds");
    }

    /** Takes the figures as the consumers wrote them last. */
    public synchronized void refresh() {
        Map<Tags, Double> lags = new HashMap<>();
        Map<Tags, Double> ages = new HashMap<>();
        watch.all().forEach((partition, standing) -> {
            Tags tags = Tags.of("partition", partition);
            lags.put(tags, (double) standing.lag());
            ages.put(tags, (double) standing.age(clock.instant()).toSeconds());
        });
        lag.set(lags);
        age.set(ages);
    }
}
