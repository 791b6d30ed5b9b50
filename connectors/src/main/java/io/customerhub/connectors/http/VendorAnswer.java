package io.customerhub.connectors.http;

import io.customerhub.connectors.VendorException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads the answer of an {@code http} endpoint that does not throw: a body, or the exception that says what to do next. */
public final class VendorAnswer {
    private static final int QUOTED = 300;

    /** What systems answer to a body that they will not have. */
    private static final Set<Integer> OF_CONTENT = Set.of(400, 409, 412, 413, 422);

    /** Meta says 400 or 403 where others say 429: its codes for an application's, a user's and a page's limit. */
    private static final Pattern META_LIMIT =
            Pattern.compile("^HTTP 40[03] .*\"type\": ?\"OAuthException\", ?\"code\": ?(4|17|32|613)\\b");

    /** How systems name the call: HubSpot, Dynamics, QuickBooks, Stripe, others. */
    private static final List<String> CALL_IDS =
            List.of("X-HubSpot-Correlation-Id", "x-ms-service-request-id", "intuit_tid", "Request-Id", "X-Request-Id");

    private VendorAnswer() {}

    /** The system's own id of the call, while its headers are there; empty where it gave none. */
    public static Optional<String> call(Exchange exchange) {
        return CALL_IDS.stream()
                .flatMap(name -> Optional.ofNullable(exchange.getMessage().getHeader(name, String.class)).stream())
                .findFirst();
    }

    /**
     * The body of a successful answer. The answer's headers are removed, so that none goes on to the next call.
     *
     * @param doing what was being done, for the message
     * @throws VendorException by the answer's status
     */
    public static byte[] body(Exchange exchange, String system, String doing) {
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        Optional<Duration> retryAfter = Optional.ofNullable(message.getHeader("Retry-After", String.class))
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
        byte[] body = Optional.ofNullable(message.getBody(byte[].class)).orElse(new byte[0]);
        message.removeHeaders("*");
        if (status >= 200 && status < 300) {
            return body;
        }
        String said = "HTTP " + status + " " + quote(body);
        if (status == 429 || META_LIMIT.matcher(said).find()) {
            throw new VendorException.RateLimited(system, doing, retryAfter);
        }
        if (status >= 500 || status == 408) {
            throw new VendorException.Unavailable(system, doing, said);
        }
        if (OF_CONTENT.contains(status)) {
            throw VendorException.Refused.ofContent(system, doing, said);
        }
        String remedy = status == 401 || status == 403
                ? "check the account's credentials and what it may do"
                : "check the route's parameters and the mapping";
        throw new VendorException.Refused(system, doing, said, remedy);
    }

    private static String quote(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, QUOTED), StandardCharsets.UTF_8);
        return text.replaceAll("\\s+", " ");
    }
}
