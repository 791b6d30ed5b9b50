package io.customerhub.app.metrics;

import io.customerhub.warehouse.store.FlowState;
import io.customerhub.warehouse.store.Reports;
import io.customerhub.warehouse.store.SinkStops;
import io.customerhub.warehouse.store.SinkStops.Stop;
import io.customerhub.warehouse.store.WarehouseTotals.SinkDepth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What the warehouse says of flows and sinks, as figures: taken when asked, so that a scrape costs the warehouse nothing. */
public final class HubGauges {
    private final Reports reports;
    private final SinkStops stops;
    private final InstantSource clock;
    private final MultiGauge lag;
    private final MultiGauge depth;
    private final MultiGauge stopped;

    public HubGauges(MeterRegistry registry, Reports reports, SinkStops stops, InstantSource clock) {
        this.reports = reports;
        this.stops = stops;
        this.clock = clock;
        this.lag = MultiGauge.builder("hub.flow.lag")
                .description("Seconds since a flow last read to its end")
                .baseUnit("seconds")
                .register(registry);
        this.depth = MultiGauge.builder("hub.outbox.depth")
                .description("Deliveries in the outbox")
                .register(registry);
        this.stopped = MultiGauge.builder("hub.sink.stopped")
                .description("1 for a sink that is told nothing")
                .register(registry);
    }

    /** Takes the lag of flows and the depth of the outbox from the warehouse. */
    public synchronized void refresh() {
        Instant now = clock.instant();
        List<Row<?>> lags = new ArrayList<>();
        for (FlowState flow : reports.flows()) {
            flow.lastComplete()
                    .ifPresent(last -> lags.add(Row.of(Tags.of("flow", flow.flow()), (double)
                            Duration.between(last, now).toSeconds())));
        }
        lag.register(lags, true);
        List<Row<?>> depths = new ArrayList<>();
        for (SinkDepth sink : reports.sinks()) {
            depths.add(Row.of(Tags.of("sink", sink.sink(), "state", "pending"), (double) sink.pending()));
            depths.add(Row.of(Tags.of("sink", sink.sink(), "state", "failed"), (double) sink.failed()));
        }
        depth.register(depths, true);
        List<Row<?>> still = new ArrayList<>();
        for (Stop stop : stops.all()) {
            still.add(Row.of(Tags.of("sink", stop.sink(), "by", stop.guarded() ? "guard" : "person"), 1.0));
        }
        stopped.register(still, true);
    }
}
