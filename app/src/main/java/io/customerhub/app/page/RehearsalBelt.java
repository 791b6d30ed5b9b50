package io.customerhub.app.page;

import io.customerhub.connectors.Page;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.Rehearsal;
import io.customerhub.warehouse.store.RunId;
import io.customerhub.warehouse.store.Warehouse;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/**
 * The belt of a rehearsal: it keeps the pages until their source is read to the end, and then carries one after the other
 * through all stages. However slow the source, the one transaction lasts no longer than our own work.
 */
public final class RehearsalBelt implements Belt, AutoCloseable {
    private final Rehearsal rehearsal;
    private final ProducerTemplate template;
    private final PageSpool spool = new PageSpool();

    public RehearsalBelt(Rehearsal rehearsal, ProducerTemplate template) {
        this.rehearsal = rehearsal;
        this.template = template;
    }

    /** Makes this the belt of the run an exchange is about. */
    public void begin(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** Carries all pages from their landing to the end, in a transaction that begins anew. */
    public void carry(Exchange reading) throws Exception {
        RunId run = rehearsal.begin();
        spool.forEach(page -> {
            var exchange = new DefaultExchange(reading.getContext());
            exchange.setProperty(PROPERTY, this);
            exchange.setProperty(OpenPage.RUN, run);
            send(exchange, page, "take-in");
        });
    }

    @Override
    public PageTransaction begin(Warehouse warehouse, Exchange page) {
        return rehearsal.page();
    }

    /** {@inheritDoc} In one transaction the warehouse knows of every page before. */
    @Override
    public Set<SourceKey> arriving(Page page) {
        return Set.of();
    }

    @Override
    public void handOver(Exchange brought, String place) throws Exception {
        if (OpenPage.run(brought) == null) {
            spool.add(brought.getMessage().getMandatoryBody(Page.class));
            return;
        }
        var exchange = new DefaultExchange(brought.getContext());
        exchange.setProperty(PROPERTY, this);
        exchange.setProperty(OpenPage.RUN, OpenPage.run(brought));
        OpenPage.move(brought, exchange);
        send(exchange, brought.getMessage().getBody(), place);
    }

    private void send(Exchange exchange, Object body, String place) throws Exception {
        exchange.getMessage().setBody(body);
        template.send("direct:" + place, exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    @Override
    public void finish() {
        stop();
    }

    /** Nothing is under way: a page arrives before the next one begins. */
    @Override
    public void stop() {}

    /** Removes the pages that were kept. */
    @Override
    public void close() {
        spool.close();
    }
}
