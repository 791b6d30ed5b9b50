package io.customerhub.app.metrics;

import io.customerhub.warehouse.store.PageCounts;
import io.customerhub.warehouse.store.Reports;
import io.customerhub.warehouse.store.WarehouseTotals.SinkDepth;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hub's own figures: records by outcome, time per page, calls of systems, lag of flows, depth of the outbox. */
public final class HubMetrics {
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Map<String, Instant> pageStarted = new ConcurrentHashMap<>();
    private final MultiGauge lag;
    private final MultiGauge depth;

    public HubMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        this.lag = MultiGauge.builder("hub.flow.lag")
                .description("Seconds since a flow last read to its end")
                .baseUnit("seconds")
                .register(registry);
        this.depth = MultiGauge.builder("hub.outbox.depth")
                .description("Deliveries in the outbox")
                .register(registry);
    }

    /** Marks the moment from which the flow's next page is timed. */
    public void begin(String flow) {
        pageStarted.put(flow, clock.instant());
    }

    /** Counts a committed page. */
    public void page(String flow, PageCounts counts) {
        count(flow, "unchanged", counts.unchanged());
        count(flow, "accepted", counts.accepted());
        count(flow, "quarantined", counts.quarantined());
        Instant now = clock.instant();
        Instant started = pageStarted.put(flow, now);
        Timer.builder("hub.page")
                .description("Time from one page's commit to the next, the source's answer included")
                .tags("flow", flow)
                .register(registry)
                .record(started == null ? Duration.ZERO : Duration.between(started, now));
    }

    private void count(String flow, String outcome, int records) {
        Counter.builder("hub.records")
                .description("Records by what became of them")
                .tags("flow", flow, "outcome", outcome)
                .register(registry)
                .increment(records);
    }

    /** Counts what a sink answered. */
    public void delivered(String sink, String outcome, long deliveries) {
        Counter.builder("hub.deliveries")
                .description("Deliveries by what the sink answered")
                .tags("sink", sink, "outcome", outcome)
                .register(registry)
                .increment((double) deliveries);
    }

    /** Times a call of a system. */
    public void called(String system, boolean failed, Duration taken) {
        Timer.builder("hub.vendor.calls")
                .description("Calls of systems")
                .tags("system", system, "outcome", failed ? "failed" : "answered")
                .register(registry)
                .record(taken);
    }

    /** Counts a call from outside that was turned away. */
    public void rejected(String webhook) {
        Counter.builder("hub.webhooks.rejected")
                .description("Calls from outside without a genuine signature")
                .tags("webhook", webhook)
                .register(registry)
                .increment();
    }

    /** Takes the lag of flows and the depth of the outbox from the warehouse. */
    public void refresh(Reports reports) {
        Instant now = clock.instant();
        List<MultiGauge.Row<?>> lags = new ArrayList<>();
        reports.flows()
                .forEach(flow -> flow.lastComplete()
                        .ifPresent(last -> lags.add(MultiGauge.Row.of(Tags.of("flow", flow.flow()), (double)
                                Duration.between(last, now).toSeconds()))));
        lag.register(lags, true);
        List<MultiGauge.Row<?>> depths = new ArrayList<>();
        for (SinkDepth sink : reports.sinks()) {
            depths.add(MultiGauge.Row.of(Tags.of("sink", sink.sink(), "state", "pending"), (double) sink.pending()));
            depths.add(MultiGauge.Row.of(Tags.of("sink", sink.sink(), "state", "failed"), (double) sink.failed()));
        }
        depth.register(depths, true);
    }
}
