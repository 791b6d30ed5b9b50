package io.customerhub.connectors.google;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import io.customerhub.connectors.VendorException;
import java.util.Optional;
import org.apache.camel.Exchange;

/** The component's exceptions in our words. */
final class SheetRefusal {
    private SheetRefusal() {}

    static VendorException of(Exchange exchange, String system, String doing) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        while (cause.getCause() != null
                && !(cause instanceof GoogleJsonResponseException)
                && !(cause instanceof VendorException)) {
            cause = cause.getCause();
        }
        if (cause instanceof VendorException known) {
            return known;
        }
        if (cause instanceof GoogleJsonResponseException refusal) {
            int status = refusal.getStatusCode();
            if (status == 429) {
                return new VendorException.RateLimited(system, doing, Optional.empty());
            }
            if (status < 500) {
                return new VendorException.Refused(
                        system,
                        doing,
                        "HTTP " + status + " " + words(refusal),
                        "check the spreadsheet's id, its sharing and the credentials");
            }
        }
        return new VendorException.Unavailable(system, doing, cause.getClass().getSimpleName());
    }

    private static String words(GoogleJsonResponseException refusal) {
        return refusal.getDetails() == null
                ? refusal.getStatusMessage()
                : String.valueOf(refusal.getDetails().getMessage());
    }
}
