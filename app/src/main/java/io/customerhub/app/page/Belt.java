package io.customerhub.app.page;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/**
 * The pages of one run that are on their way. A place works on one page at a time, in the order in which they came, and
 * keeps whoever brings the next one waiting. After a page that failed a place takes none: none is committed out of turn.
 */
final class Belt {
    static final String PROPERTY = "belt";

    private final CamelContext camel;
    private final ProducerTemplate template;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, CompletableFuture<Exchange>> places = new ConcurrentHashMap<>();

    Belt(CamelContext camel) {
        this.camel = camel;
        this.template = camel.createProducerTemplate();
    }

    void handOver(Exchange brought, String place) throws Exception {
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

    /** Waits until no page is on its way: one that arrives may have been handed on. */
    void stop() {
        List<CompletableFuture<Exchange>> last;
        do {
            last = List.copyOf(places.values());
            last.forEach(CompletableFuture::join);
        } while (!last.equals(List.copyOf(places.values())));
        workers.shutdown();
        template.stop();
    }

    /** Throws what failed anywhere. */
    void settle() throws Exception {
        for (String place : places.keySet()) {
            settle(place);
        }
    }
}
