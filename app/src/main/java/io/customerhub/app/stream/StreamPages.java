package io.customerhub.app.stream;

import io.customerhub.app.event.EventReader;
import io.customerhub.app.event.EventReader.EventPage;
import io.customerhub.app.flow.StopSignal;
import io.customerhub.app.flow.StopSignal.StoppedException;
import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.app.page.Rulebook;
import io.customerhub.app.page.TransactionBelt;
import io.customerhub.connectors.kafka.StreamEvent;
import io.customerhub.connectors.kafka.StreamPoll;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.RunId;
import io.customerhub.warehouse.store.StreamPartition;
import io.customerhub.warehouse.store.StreamSpan;
import io.customerhub.warehouse.store.Warehouse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
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
    private final DeadLetterTopics letters;
    private final Map<CamelContext, ProducerTemplate> templates = new ConcurrentHashMap<>();

    /**
     * Makes it.
     *
     * @param inUse what decides a page that comes now
     * @param letters which topics are told of what goes to quarantine
     */
    public StreamPages(
            Warehouse warehouse,
            Supplier<Rulebook> inUse,
            StopSignal stopSignal,
            StreamSessions sessions,
            HubMetrics metrics,
            DeadLetterTopics letters) {
        this.warehouse = warehouse;
        this.inUse = inUse;
        this.stopSignal = stopSignal;
        this.sessions = sessions;
        this.metrics = metrics;
        this.letters = letters;
    }

    /** Takes in what a poll brought. What goes wrong with it is not thrown: the consumer finds what became of it in the warehouse. */
    public void take(Exchange exchange) {
        String flow = StreamSessions.flow(String.valueOf(exchange.getFromRouteId()));
        try {
            stopSignal.check();
            keep(StreamPoll.of(exchange), sessions.run(flow), template(exchange.getContext()));
        } catch (StoppedException e) {
            LOG.info("{} stops: {}", flow, e.getMessage());
        } catch (Exception e) {
            metrics.pageFailed(flow);
            sessions.check(flow);
            warn(flow, e);
        }
    }

    private ProducerTemplate template(CamelContext camel) {
        return templates.computeIfAbsent(camel, CamelContext::createProducerTemplate);
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
                EventPage page = new EventReader(rules.events()).page(fresh);
                Set<SourceKey> waiting = transaction.bring(
                        page.events(), event -> letters.of(event.topic()).isPresent());
                new TransactionBelt(transaction, rules, template, waiting).carry(page.page());
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
}
