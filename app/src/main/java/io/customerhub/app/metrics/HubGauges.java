package io.customerhub.app.metrics;

import io.customerhub.warehouse.store.FlowState;
import io.customerhub.warehouse.store.Reports;
import io.customerhub.warehouse.store.SinkStops;
import io.customerhub.warehouse.store.SinkStops.Stop;
import io.customerhub.warehouse.store.WarehouseTotals.SinkDepth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** What the warehouse says of flows and sinks, as figures: taken when asked, so that a scrape costs the warehouse nothing. */
public final class HubGauges {
    private final Reports reports;
    private final SinkStops stops;
    private final InstantSource clock;
    private final FigureTable lag;
    private final FigureTable depth;
    private final FigureTable stopped;

    public HubGauges(MeterRegistry registry, Reports reports, SinkStops stops, InstantSource clock) {
        this.reports = reports;
        this.stops = stops;
        this.clock = clock;
        this.lag = new FigureTable(registry, "hub.flow.lag", "Seconds since a flow last read to its end", "seconds");
        this.depth = new FigureTable(registry, "hub.outbox.depth", "Deliveries in the outbox");
        this.stopped = new FigureTable(registry, "hub.sink.stopped", "1 for a sink that is told nothing");
    }

    /** Takes the lag of flows and the depth of the outbox from the warehouse. */
    public synchronized void refresh() {
        Instant now = clock.instant();
        Map<Tags, Double> lags = new HashMap<>();
        for (FlowState flow : reports.flows()) {
            flow.lastComplete()
                    .ifPresent(last -> lags.put(Tags.of("flow", flow.flow()), (double)
                            Duration.between(last, now).toSeconds()));
        }
        lag.set(lags);
        Map<Tags, Double> depths = new HashMap<>();
        for (SinkDepth sink : reports.sinks()) {
            depths.put(Tags.of("sink", sink.sink(), "state", "pending"), (double) sink.pending());
            depths.put(Tags.of("sink", sink.sink(), "state", "failed"), (double) sink.failed());
        }
        depth.set(depths);
        Map<Tags, Double> still = new HashMap<>();
        for (Stop stop : stops.all()) {
            still.put(Tags.of("sink", stop.sink(), "by", stop.guarded() ? "guard" : "person"), 1.0);
        }
        stopped.set(still);
    }
}
