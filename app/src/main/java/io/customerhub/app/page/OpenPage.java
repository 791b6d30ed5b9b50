package io.customerhub.app.page;

import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.RunId;
import java.util.Optional;
import org.apache.camel.Exchange;

/** The transaction of a page in flight, left in its exchange so that it is rolled back where a stage fails. */
public final class OpenPage {
    /** The exchange property that names the run: a {@link RunId}. */
    public static final String RUN = "runId";

    private static final String PROPERTY = "openPage";

    private OpenPage() {}

    static void open(Exchange exchange, PageTransaction transaction) {
        exchange.setProperty(PROPERTY, transaction);
    }

    /** Another exchange goes on with what is open. */
    static void move(Exchange from, Exchange to) {
        Optional.ofNullable(from.removeProperty(PROPERTY)).ifPresent(open -> to.setProperty(PROPERTY, open));
    }

    static RunId run(Exchange exchange) {
        return exchange.getProperty(RUN, RunId.class);
    }

    /** Rolls back and closes what is open; after a commit there is nothing to roll back. */
    static void close(Exchange exchange) {
        Optional.ofNullable(exchange.removeProperty(PROPERTY)).ifPresent(open -> ((PageTransaction) open).close());
    }
}
