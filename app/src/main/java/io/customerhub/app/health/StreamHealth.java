package io.customerhub.app.health;

import io.customerhub.connectors.kafka.StreamWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Red when an event waits for too long to be kept, and when a stream has been in trouble for as long. */
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
        Instant now = clock.instant();
        var complaints = new ArrayList<String>();
        watch.all().forEach((partition, standing) -> {
            if (isTooLong(standing.age(now))) {
                complaints.add(partition + " has " + standing.lag() + " events of which the oldest waits for more than "
                        + oldest);
            }
        });
        watch.troubles().forEach((stream, trouble) -> {
            if (isTooLong(Duration.between(trouble.since(), now))) {
                complaints.add(stream + " has read nothing for more than " + oldest + ": " + trouble.reason());
            }
        });
        if (complaints.isEmpty()) {
            builder.up();
        } else {
            builder.message(String.join("; ", complaints)).down();
        }
    }

    private boolean isTooLong(Duration age) {
        return age.compareTo(oldest) > 0;
    }
}
