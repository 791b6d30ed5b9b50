package io.customerhub.app.metrics;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Times every call that a route makes to a system outside. */
public final class VendorCalls extends SimpleEventNotifierSupport {
    private static final Set<String> INSIDE = Set.of("direct", "kamelet", "bean", "seda", "log");

    private final HubMetrics metrics;

    public VendorCalls(HubMetrics metrics) {
        this.metrics = metrics;
        // All events are ignored unless told otherwise; and Camel tells of a call's end only those who listen to its
        // beginning.
        setIgnoreExchangeEvents(false);
        setIgnoreExchangeSendingEvents(false);
        setIgnoreExchangeSentEvents(false);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSentEvent sent) {
            String uri = sent.getEndpoint().getEndpointBaseUri();
            String scheme = uri.substring(0, uri.indexOf(':'));
            if (!INSIDE.contains(scheme)) {
                String system = scheme.startsWith("http") ? host(uri) : scheme;
                metrics.called(system, sent.getExchange().isFailed(), Duration.ofMillis(sent.getTimeTaken()));
            }
        }
    }

    /** An http endpoint is named after its system: {@code http://quickbooks}. */
    private static String host(String uri) {
        String host = URI.create(uri.replaceFirst("^([a-z]+):/*", "$1://")).getHost();
        return host == null ? "http" : host;
    }
}
