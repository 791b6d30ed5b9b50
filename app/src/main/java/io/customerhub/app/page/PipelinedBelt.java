package io.customerhub.app.page;

import io.customerhub.connectors.Page;
import io.customerhub.model.SourceKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/**
 * The pages of one run that are on their way. A place works on one page at a time, in the order in which they came, and
 * keeps whoever brings the next one waiting. After a page that failed a place takes none: none is committed out of turn.
 */
final class PipelinedBelt implements Belt {
    /** Behind the page that lands: one that waits to be decided, and one that is. */
    private static final int IN_FLIGHT = 2;

    private final Deque<Set<SourceKey>> before = new ArrayDeque<>();
    private final CamelContext camel;
    private final ProducerTemplate template;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, CompletableFuture<Exchange>> places = new ConcurrentHashMap<>();

    PipelinedBelt(CamelContext camel) {
        this.camel = camel;
        this.template = camel.createProducerTemplate();
    }

    @Override
    public Set<SourceKey> arriving(Page page) {
        Set<SourceKey> keys = page.records().stream()
                .map(record -> new SourceKey(page.source(), record.entity(), record.id()))
                .collect(Collectors.toSet());
        Set<SourceKey> again =
                before.stream().flatMap(Set::stream).filter(keys::contains).collect(Collectors.toSet());
        before.addLast(keys);
        if (before.size() > IN_FLIGHT) {
            before.removeFirst();
        }
        return again;
    }

    @Override
    public void handOver(Exchange brought, String place) throws Exception {
        settle(place);
        var page = new DefaultExchange(camel);
        page.setProperty(PROPERTY, this);
        page.setProperty(OpenPage.RUN, OpenPage.run(brought));
        page.getMessage().setBody(brought.getMessage().getBody());
        OpenPage.move(brought, page);
        places.put(place, CompletableFuture.supplyAsync(() -> work(page, place), workers));
    }

    private Exchange work(Exchange page, String place) {
        Thread.currentThread().setName(OpenPage.run(page) + " " + place);
        try {
            return template.send("direct:" + place, page);
        } finally {
            OpenPage.close(page);
        }
    }

    /** Waits for the page at a place; throws what failed there. */
    private void settle(String place) throws Exception {
        CompletableFuture<Exchange> before = places.get(place);
        if (before != null && before.join().getException() != null) {
            throw before.join().getException();
        }
    }

    /**
     * Waits until every page has arrived.
     *
     * @throws Exception what failed with any
     */
    void finish() throws Exception {
        stop();
        for (String place : places.keySet()) {
            settle(place);
        }
    }

    /** Waits until no page is on its way any more: one that arrives may have been handed on. */
    void stop() {
        List<CompletableFuture<Exchange>> last;
        do {
            last = List.copyOf(places.values());
            last.forEach(CompletableFuture::join);
        } while (!last.equals(List.copyOf(places.values())));
        workers.shutdown();
        template.stop();
    }
}
