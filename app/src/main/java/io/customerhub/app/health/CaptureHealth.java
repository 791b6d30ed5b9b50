package io.customerhub.app.health;

import io.customerhub.connectors.capture.CaptureWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Red when a capture cannot go on for too long: the database keeps its log for it meanwhile. */
public final class CaptureHealth extends AbstractHealthCheck {
    private final CaptureWatch watch;
    private final Duration longest;
    private final InstantSource clock;

    public CaptureHealth(CaptureWatch watch, Duration longest, InstantSource clock) {
        super("hub", "captures");
        this.watch = watch;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Instant limit = clock.instant().minus(longest);
        var complaints = new ArrayList<String>();
        watch.all().forEach((capture, standing) -> {
            if (standing.troubleSince().filter(limit::isAfter).isPresent()) {
                complaints.add(capture + " cannot go on for more than " + longest + ": " + standing.trouble());
            }
        });
        if (complaints.isEmpty()) {
            builder.up();
        } else {
            builder.message(String.join("; ", complaints)).down();
        }
    }
}
