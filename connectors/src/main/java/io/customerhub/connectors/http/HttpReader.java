package io.customerhub.connectors.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.Reading;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.Exchange;

/** The Java behind Kamelets that read over HTTP: begins a reading, makes its calls the message, and its answers pages. */
public abstract class HttpReader {
    /** The name of the bean that tells the hub's time. */
    public static final String CLOCK = "clock";

    private String source = "";

    /** The name under which mappings and records know the system. */
    public void setSource(String source) {
        this.source = source;
    }

    protected String source() {
        return source;
    }

    /**
     * Starts a reading.
     *
     * @param cursor where the flow's last page ended, JSON of the connector's own; {@code {}} on the first run
     * @param now the hub's time, UTC
     */
    protected abstract HttpReading open(String cursor, Instant now) throws IOException;

    /** What is being read, for messages. */
    protected abstract String doing();

    /** Starts a run at the flow's cursor. */
    public void begin(Exchange exchange) throws IOException {
        String cursor = exchange.getProperty(Reading.CURSOR, "{}", String.class);
        InstantSource clock = exchange.getContext().getRegistry().lookupByNameAndType(CLOCK, InstantSource.class);
        exchange.setProperty(Reading.PROPERTY, open(cursor, clock.instant()));
    }

    /** Makes the next call the message. */
    public void request(Exchange exchange) {
        reading(exchange).next().into(exchange);
    }

    /** Makes the answer a page. */
    public void page(Exchange exchange) throws IOException {
        HttpReading reading = reading(exchange);
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        if (status >= 400 && reading.goesOnAfter(status)) {
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(new Page(source, List.of(), "{}"));
            return;
        }
        byte[] answer = VendorAnswer.body(exchange, source, doing());
        try {
            exchange.getMessage().setBody(reading.page(answer));
        } catch (JsonProcessingException e) {
            // Its message would quote customers.
            throw new VendorException.Unavailable(source, doing(), "an answer that is not whole JSON");
        }
    }

    private static HttpReading reading(Exchange exchange) {
        return exchange.getProperty(Reading.PROPERTY, HttpReading.class);
    }
}
