package io.customerhub.app.health;

import io.customerhub.warehouse.store.FlowState;
import io.customerhub.warehouse.store.SinkStops.Stop;
import io.customerhub.warehouse.store.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Red when a flow's last run failed, a scheduled flow has not read to its end for too long, or a guard rail stopped a sink. */
public final class FlowHealth extends AbstractHealthCheck {
    private final Warehouse warehouse;
    private final Duration oldest;
    private final InstantSource clock;
    private final Set<String> scheduled;

    public FlowHealth(Warehouse warehouse, Duration oldest, InstantSource clock, Collection<String> scheduled) {
        super("hub", "flows");
        this.warehouse = warehouse;
        this.oldest = oldest;
        this.clock = clock;
        this.scheduled = Set.copyOf(scheduled);
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        var complaints = new ArrayList<String>();
        try {
            Instant limit = clock.instant().minus(oldest);
            for (FlowState flow : warehouse.reports().flows()) {
                if (flow.lastStatus().equals("failed")) {
                    complaints.add(flow.flow() + " failed: " + flow.lastError());
                } else if (scheduled.contains(flow.flow())
                        && flow.lastComplete().filter(limit::isBefore).isEmpty()) {
                    complaints.add(flow.flow() + " has not read to its end for " + oldest);
                }
            }
            warehouse.sinkStops().all().stream()
                    .filter(Stop::guarded)
                    .forEach(stop -> complaints.add(stop.sink() + " is stopped: " + stop.reason()));
        } catch (RuntimeException e) {
            complaints.add("the state of flows cannot be read: " + e.getMessage());
        }
        if (complaints.isEmpty()) {
            builder.up();
        } else {
            builder.message(String.join("; ", complaints)).down();
        }
    }
}
