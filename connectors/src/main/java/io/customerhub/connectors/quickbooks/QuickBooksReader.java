package io.customerhub.connectors.quickbooks;

import io.customerhub.connectors.Reading;
import io.customerhub.connectors.http.VendorAnswer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The Java behind the Kamelet {@code quickbooks-source}: asks page by page and reads the answers. */
public final class QuickBooksReader {
    private String source = "quickbooks";
    private String baseUrl = "";
    private String realm = "";
    private List<String> entities = List.of();
    private int pageSize = 1000;
    private Duration overlap = Duration.ofMinutes(5);

    public void setSource(String source) {
        this.source = source;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public void setRealm(String realm) {
        this.realm = realm;
    }

    public void setEntities(String entities) {
        this.entities = Arrays.stream(entities.split(",")).map(String::strip).toList();
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public void setOverlapSeconds(int seconds) {
        this.overlap = Duration.ofSeconds(seconds);
    }

    /** Starts a run at the flow's cursor. */
    public void begin(Exchange exchange) throws IOException {
        String cursor = exchange.getProperty(Reading.CURSOR, "{}", String.class);
        exchange.setProperty(Reading.PROPERTY, new QuickBooksReading(source, entities, pageSize, overlap, cursor));
    }

    /** Makes the next query the message. */
    public void request(Exchange exchange) {
        QuickBooksReading reading = reading(exchange);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_METHOD, "GET");
        message.setHeader(Exchange.HTTP_URI, baseUrl + "/v3/company/" + realm + "/query");
        message.setHeader(
                Exchange.HTTP_QUERY,
                "minorversion=75&query=" + URLEncoder.encode(reading.query(), StandardCharsets.UTF_8));
        message.setHeader("Accept", "application/json");
    }

    /** Makes the answer a page. */
    public void page(Exchange exchange) throws IOException {
        byte[] answer = VendorAnswer.body(exchange, source, "reading " + entities + " of company " + realm);
        exchange.getMessage().setBody(reading(exchange).page(answer));
    }

    private static QuickBooksReading reading(Exchange exchange) {
        return exchange.getProperty(Reading.PROPERTY, QuickBooksReading.class);
    }
}
