package io.customerhub.app.page;

import io.customerhub.connectors.Page;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.Warehouse;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/** The belt of a plan, a test or a stream: it carries one page after the other through all stages, all of them in one transaction. */
public final class TransactionBelt implements Belt {
    private final PageTransaction transaction;
    private final Rulebook rules;
    private final ProducerTemplate template;
    private final Set<SourceKey> again;

    /**
     * Makes a belt.
     *
     * @param rules what decides all of its pages
     */
    public TransactionBelt(PageTransaction transaction, Rulebook rules, ProducerTemplate template) {
        this(transaction, rules, template, Set.of());
    }

    /**
     * Makes a belt.
     *
     * @param rules what decides all of its pages
     * @param again records that are judged though they come as they are known
     */
    public TransactionBelt(
            PageTransaction transaction, Rulebook rules, ProducerTemplate template, Set<SourceKey> again) {
        this.again = Set.copyOf(again);
        this.transaction = transaction;
        this.rules = rules;
        this.template = template;
    }

    /** Carries a page as its source would send it, to the end. */
    public void carry(Page page) throws Exception {
        send(exchange(), page, "page");
    }

    @Override
    public void handOver(Exchange brought, String place) throws Exception {
        Exchange exchange = exchange();
        OpenPage.move(brought, exchange);
        send(exchange, brought.getMessage().getBody(), place);
    }

    private Exchange exchange() {
        var exchange = new DefaultExchange(template.getCamelContext());
        exchange.setProperty(PROPERTY, this);
        exchange.setProperty(OpenPage.RUN, transaction.run());
        return exchange;
    }

    private void send(Exchange exchange, Object body, String place) throws Exception {
        exchange.getMessage().setBody(body);
        template.send("direct:" + place, exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    @Override
    public Rulebook rules(Rulebook inUse) {
        return rules;
    }

    @Override
    public PageTransaction begin(Warehouse warehouse, Exchange page) {
        return transaction;
    }

    @Override
    public Set<SourceKey> arriving(Page page) {
        return again;
    }
}
