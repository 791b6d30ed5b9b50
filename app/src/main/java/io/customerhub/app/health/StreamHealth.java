package io.customerhub.app.health;

import io.customerhub.connectors.kafka.StreamWatch;
import io.customerhub.connectors.kafka.StreamWatch.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Red when an event waits for too long to be kept. */
public final class StreamHealth extends AbstractHealthCheck {
    private final StreamWatch watch;
    private final Duration oldest;
    private final InstantSource clock;

    public StreamHealth(StreamWatch watch, Duration oldest, InstantSource clock) {
        super("hub", "streams");
        this.watch = watch;
        this.oldest = oldest;
        this.clock = clock;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Instant limit = clock.instant().minus(oldest);
        var complaints = new ArrayList<String>();
        watch.all().forEach((partition, standing) -> {
            if (standing.lag() > 0 && standing.since().filter(limit::isAfter).isPresent()) {
                complaints.add(partition + " has " + standing.lag() + " events of which the oldest waits for more than "
                        + oldest + reason(standing));
            }
        });
        if (complaints.isEmpty()) {
            builder.up();
        } else {
            builder.message(String.join("; ", complaints)).down();
        }
    }

    private static String reason(Standing standing) {
        return standing.trouble().map(trouble -> ": " + trouble).orElse("");
    }
}
