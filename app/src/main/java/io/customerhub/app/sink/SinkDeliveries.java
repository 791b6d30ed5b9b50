package io.customerhub.app.sink;

import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.BatchWriting;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.VendorException.RateLimited;
import io.customerhub.warehouse.store.DeliveryQueue;
import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims what a sink is to be told, and settles what it answered. */
public final class SinkDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(SinkDeliveries.class);
    private static final String SINK = "sink";
    private static final String BATCH_SIZE = "batchSize";
    private static final String CLAIMED = "claimed";
    private static final String DUE = "due";

    private final List<String> whom;
    private final Function<String, DeliveryQueue> queues;
    private final Runnable forget;
    private final HubMetrics metrics;

    /**
     * Makes it.
     *
     * @param whom the sinks and the targets of triggers
     * @param queues where what waits for somebody waits: for a sink the outbox, for a target of triggers the announcements
     * @param forget forgets what has been kept long enough
     */
    public SinkDeliveries(
            List<String> whom, Function<String, DeliveryQueue> queues, Runnable forget, HubMetrics metrics) {
        this.whom = List.copyOf(whom);
        this.queues = queues;
        this.forget = forget;
        this.metrics = metrics;
    }

    /** All who may be told something. */
    public List<String> whom() {
        return whom;
    }

    /** Makes the next rows that are due the message: a list of deliveries, empty when there are none. */
    public void claim(Exchange exchange) {
        List<Claimed> claimed = queue(exchange).claim(sink(exchange), exchange.getProperty(BATCH_SIZE, Integer.class));
        exchange.setProperty(CLAIMED, claimed);
        exchange.removeProperty(BatchWriting.PROPERTY);
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
        settle(exchange, claimed(exchange), answers);
    }

    private void settle(Exchange exchange, List<Claimed> claimed, List<Answer> answers) {
        queue(exchange).settle(sink(exchange), claimed, answers);
        answers.stream()
                .collect(Collectors.groupingBy(Answer::outcome, Collectors.counting()))
                .forEach((outcome, count) ->
                        metrics.delivered(sink(exchange), outcome.name().toLowerCase(Locale.ROOT), count));
    }

    /** Gives the claimed rows back after a call that failed as a whole; those that the sink has answered are settled. */
    public void giveBack(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        List<Answer> answers = Optional.ofNullable(exchange.getProperty(BatchWriting.PROPERTY, BatchWriting.class))
                .map(BatchWriting::answers)
                .orElse(List.of());
        Set<String> answered = answers.stream().map(Answer::externalId).collect(Collectors.toSet());
        Predicate<Claimed> isAnswered = row -> answered.contains(row.delivery().externalId());
        settle(exchange, claimed(exchange).stream().filter(isAnswered).toList(), answers);
        List<Claimed> waiting =
                claimed(exchange).stream().filter(isAnswered.negate()).toList();
        LOG.warn("{} deliveries to {} wait: {}", waiting.size(), sink(exchange), cause.getMessage());
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof RateLimited limited) {
            queue(exchange).postpone(sink(exchange), waiting, limited.retryAfter(), reason);
        } else {
            queue(exchange).giveBack(sink(exchange), waiting, reason);
        }
    }

    /** Forgets what has been kept long enough. */
    public void forget() {
        forget.run();
    }

    private DeliveryQueue queue(Exchange exchange) {
        return queues.apply(sink(exchange));
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
