package io.customerhub.app.sink;

import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.VendorException.RateLimited;
import io.customerhub.warehouse.store.Outbox;
import io.customerhub.warehouse.store.Outbox.Claimed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims what a sink is to be told, and settles what it answered. */
public final class SinkDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(SinkDeliveries.class);
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final String SINK = "sink";
    private static final String BATCH_SIZE = "batchSize";
    private static final String CLAIMED = "claimed";
    private static final String DUE = "due";

    private final Outbox outbox;
    private final HubMetrics metrics;

    public SinkDeliveries(Outbox outbox, HubMetrics metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** Makes the next rows that are due the message: a list of deliveries, empty when there are none. */
    public void claim(Exchange exchange) {
        List<Claimed> claimed = outbox.claim(sink(exchange), exchange.getProperty(BATCH_SIZE, Integer.class));
        exchange.setProperty(CLAIMED, claimed);
        // A property, not the body: Camel asks a loop's condition once more when a step has failed, whatever the body
        // is then.
        exchange.setProperty(DUE, !claimed.isEmpty());
        List<Delivery> deliveries = claimed.stream().map(Claimed::delivery).toList();
        exchange.getMessage().setBody(deliveries);
    }

    /** Settles the claimed rows by the sink's answers. */
    public void settle(Exchange exchange) {
        @SuppressWarnings("unchecked")
        List<Answer> answers = exchange.getMessage().getBody(List.class);
        outbox.settle(sink(exchange), claimed(exchange), answers);
        answers.stream()
                .collect(Collectors.groupingBy(Answer::outcome, Collectors.counting()))
                .forEach((outcome, count) ->
                        metrics.delivered(sink(exchange), outcome.name().toLowerCase(Locale.ROOT), count));
    }

    /** Gives the claimed rows back after a call that failed as a whole. */
    public void giveBack(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Duration wait = cause instanceof RateLimited limited ? limited.retryAfter() : WAIT;
        List<Claimed> claimed = claimed(exchange);
        LOG.warn(
                "{} deliveries to {} wait {} s: {}",
                claimed.size(),
                sink(exchange),
                wait.toSeconds(),
                cause.getMessage());
        outbox.giveBack(sink(exchange), claimed, wait, String.valueOf(cause.getMessage()));
    }

    private static String sink(Exchange exchange) {
        return exchange.getProperty(SINK, String.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Claimed> claimed(Exchange exchange) {
        return Optional.ofNullable((List<Claimed>) exchange.getProperty(CLAIMED, List.class))
                .orElse(List.of());
    }
}
