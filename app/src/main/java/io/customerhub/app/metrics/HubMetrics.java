package io.customerhub.app.metrics;

import io.customerhub.warehouse.store.PageCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hub's own figures: records by outcome, time per page, calls of systems. */
public final class HubMetrics {
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Map<String, Instant> pageStarted = new ConcurrentHashMap<>();

    public HubMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
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

    /** Counts events of a stream that a committed page brought, and those that were in the warehouse before. */
    public void events(String stream, int taken, int known) {
        count("hub.stream.events", "Events of streams", Tags.of("stream", stream, "outcome", "taken"), taken);
        count("hub.stream.events", "Events of streams", Tags.of("stream", stream, "outcome", "known"), known);
    }

    /** Counts a page of a stream that was not kept and is read again. */
    public void pageFailed(String stream) {
        count("hub.stream.failures", "Pages of streams that are read again", Tags.of("stream", stream), 1);
    }

    /** Counts dead letters that a topic was sent, and those that it did not take and that wait. */
    public void deadLetters(int taken, int refused) {
        count("hub.stream.dead.letters", "Dead letters", Tags.of("outcome", "sent"), taken);
        count("hub.stream.dead.letters", "Dead letters", Tags.of("outcome", "refused"), refused);
    }

    private void count(String name, String description, Tags tags, int by) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment(by);
    }

    private void count(String flow, String outcome, int records) {
        Counter.builder("hub.records")
                .description("Records by what became of them")
                .tags("flow", flow, "outcome", outcome)
                .register(registry)
                .increment(records);
    }

    /** Counts something that happened to a customer. */
    public void changed(String flow, String kind) {
        Counter.builder("hub.identity.events")
                .description("What happened to customers in committed pages")
                .tags("flow", flow, "kind", kind)
                .register(registry)
                .increment();
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

    /**
     * Counts a genuine call from outside.
     *
     * @param first whether it is not the repetition of one that was taken before
     */
    public void taken(String webhook, boolean first) {
        Counter.builder("hub.webhooks.taken")
                .description("Genuine calls from outside")
                .tags("webhook", webhook, "outcome", first ? "new" : "repeated")
                .register(registry)
                .increment();
    }

    /** Counts a call from outside that was turned away. */
    public void rejected(String webhook) {
        Counter.builder("hub.webhooks.rejected")
                .description("Calls from outside without a genuine signature")
                .tags("webhook", webhook)
                .register(registry)
                .increment();
    }
}
