package io.customerhub.connectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** Exchanges as a route would hand them over. */
public final class Exchanges {
    private static final CamelContext CONTEXT = new SimpleCamelContext();

    private Exchanges() {}

    public static Exchange of(@Nullable Object body) {
        var exchange = new DefaultExchange(CONTEXT);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    /** An answer of an http endpoint. */
    public static Exchange answer(int status, @Nullable Object body) {
        Exchange exchange = of(body);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        return exchange;
    }
}
