package io.customerhub.connectors.stripe;

import io.customerhub.connectors.http.HttpReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The Java behind the Kamelet {@code stripe-source}. */
public final class StripeReader extends HttpReader {
    private String baseUrl = "";
    private String object = "";
    private List<String> events = List.of();

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The list, as {@code customers}. */
    public void setObject(String object) {
        this.object = object;
    }

    /** The kinds of events that tell of changes, separated by commas. */
    public void setEvents(String events) {
        this.events = Arrays.stream(events.split(",")).map(String::strip).toList();
    }

    @Override
    protected StripeReading open(String cursor, Instant now) throws IOException {
        return new StripeReading(source(), baseUrl, object, events, cursor, now);
    }

    @Override
    protected String doing() {
        return "reading " + object;
    }
}
