package io.customerhub.connectors.salesforce;

import io.customerhub.connectors.VendorException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.api.SalesforceException;

/** The component's exceptions in our words. */
final class SalesforceRefusal {
    private SalesforceRefusal() {}

    static VendorException of(Exchange exchange, String system, String doing) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof VendorException known) {
                return known;
            }
        }
        if (cause instanceof SalesforceException refusal) {
            int status = refusal.getStatusCode();
            String said = "HTTP " + status + " " + refusal.getMessage();
            boolean overTheDay = said.contains("REQUEST_LIMIT_EXCEEDED");
            if (status == 429 || overTheDay) {
                return new VendorException.RateLimited(system, doing, Optional.empty());
            }
            if (status == 400) {
                return VendorException.Refused.ofContent(system, doing, said);
            }
            if (status > 400 && status < 500) {
                return new VendorException.Refused(system, doing, said, "check the account and the mapping");
            }
        }
        return new VendorException.Unavailable(system, doing, String.valueOf(cause.getMessage()));
    }
}
