package io.customerhub.app.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.app.event.EventReader;
import io.customerhub.app.flow.StopSignal;
import io.customerhub.app.flow.StopSignal.StoppedException;
import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.app.page.Rulebook;
import io.customerhub.app.page.TransactionBelt;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.kafka.StreamEvent;
import io.customerhub.connectors.kafka.StreamPoll;
import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.RunId;
import io.customerhub.warehouse.store.StreamPartition;
import io.customerhub.warehouse.store.StreamSpan;
import io.customerhub.warehouse.store.Warehouse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a page of each poll and carries it through all stages, in one transaction with the places of its partitions. What was
 * kept before is dropped; what cannot be kept now stays where it is, and the consumer goes back to it.
 */
public final class StreamPages {
    private static final Logger LOG = LoggerFactory.getLogger(StreamPages.class);

    private final Warehouse warehouse;
    private final Supplier<Rulebook> inUse;
    private final StopSignal stopSignal;
    private final StreamSessions sessions;
    private final HubMetrics metrics;

    /**
     * Makes it.
     *
     * @param inUse what decides a page that comes now
     */
    public StreamPages(
            Warehouse warehouse,
            Supplier<Rulebook> inUse,
            StopSignal stopSignal,
            StreamSessions sessions,
            HubMetrics metrics) {
        this.warehouse = warehouse;
        this.inUse = inUse;
        this.stopSignal = stopSignal;
        this.sessions = sessions;
        this.metrics = metrics;
    }

    /** Takes in what a poll brought. It throws nothing: the consumer finds what became of it in the warehouse. */
    public void take(Exchange exchange) {
        StreamPoll poll = StreamPoll.of(exchange);
        String flow = StreamSessions.flow(String.valueOf(exchange.getFromRouteId()));
        try (ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            stopSignal.check();
            keep(poll, sessions.run(flow), template);
        } catch (StoppedException e) {
            LOG.info("{} stops: {}", flow, e.getMessage());
        } catch (Exception e) {
            metrics.pageFailed(flow);
            sessions.check(flow);
            warn(flow, e);
        }
    }

    /** What the database says of a row holds its values, and stays out of the log but for the first line. */
    private static void warn(String flow, Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String words = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        if (root instanceof SQLException) {
            LOG.warn("a page of {} is not kept, and is read again: {}", flow, words);
        } else {
            LOG.warn("a page of {} is not kept, and is read again: {}", flow, words, failure);
        }
    }

    private void keep(StreamPoll poll, RunId run, ProducerTemplate template) throws Exception {
        Rulebook rules = inUse.get();
        try (PageTransaction transaction = warehouse.decidedBy(rules.version()).begin(run)) {
            Map<StreamPartition, StreamSpan> spans = spans(poll);
            Map<StreamPartition, Long> kept = transaction.advance(spans.values());
            List<StreamEvent> fresh = poll.events().stream()
                    .filter(event -> event.offset() >= kept.getOrDefault(partition(event), 0L))
                    .toList();
            if (!fresh.isEmpty()) {
                new TransactionBelt(transaction, rules, template)
                        .carry(new EventReader(rules.events()).page(fresh, cursor(spans)));
            }
            metrics.events(run.flow(), fresh.size(), poll.events().size() - fresh.size());
        }
    }

    /** For each partition the stretch that the poll read. */
    private static Map<StreamPartition, StreamSpan> spans(StreamPoll poll) {
        Map<StreamPartition, StreamSpan> spans = new TreeMap<>();
        poll.from().forEach((partition, from) -> {
            var place = new StreamPartition(partition.topic(), partition.partition());
            spans.put(place, new StreamSpan(place, from, from));
        });
        for (StreamEvent event : poll.events()) {
            spans.computeIfPresent(
                    partition(event), (place, span) -> new StreamSpan(place, span.from(), event.offset() + 1));
        }
        return spans;
    }

    private static StreamPartition partition(StreamEvent event) {
        return new StreamPartition(event.topic(), event.partition());
    }

    private static String cursor(Map<StreamPartition, StreamSpan> spans) {
        ObjectNode next = JsonRecords.MAPPER.createObjectNode();
        spans.forEach((partition, span) -> next.put(partition.toString(), span.to()));
        return next.toString();
    }
}
