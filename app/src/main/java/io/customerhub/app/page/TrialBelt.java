package io.customerhub.app.page;

import io.customerhub.connectors.Page;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.RunId;
import io.customerhub.warehouse.store.Trial;
import io.customerhub.warehouse.store.Warehouse;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/** The belt of a trial: it carries one page after the other through all stages, in the trial's one transaction. */
public final class TrialBelt implements Belt {
    private final Trial trial;
    private final RunId run;
    private final CamelContext camel;
    private final ProducerTemplate template;

    /** Makes the belt of a run that the trial has begun. */
    public TrialBelt(Trial trial, RunId run, CamelContext camel, ProducerTemplate template) {
        this.trial = trial;
        this.run = run;
        this.camel = camel;
        this.template = template;
    }

    /** Carries a page as its source would send it, to the end. */
    public void carry(Page page) throws Exception {
        var exchange = new DefaultExchange(camel);
        exchange.setProperty(PROPERTY, this);
        exchange.setProperty(OpenPage.RUN, run);
        send(exchange, page, "page");
    }

    @Override
    public PageTransaction begin(Warehouse warehouse, Exchange page) {
        return trial.page();
    }

    /** {@inheritDoc} In one transaction the warehouse knows of every page before. */
    @Override
    public Set<SourceKey> arriving(Page page) {
        return Set.of();
    }

    @Override
    public void handOver(Exchange brought, String place) throws Exception {
        var exchange = new DefaultExchange(camel);
        exchange.setProperty(PROPERTY, this);
        exchange.setProperty(OpenPage.RUN, run);
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

    /** {@inheritDoc} Nothing is under way: a page has arrived when it was carried. */
    @Override
    public void finish() {}

    @Override
    public void stop() {}
}
