package io.customerhub.connectors.directory;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.customerhub.connectors.Reading;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.http.VendorAnswer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The Java behind the Kamelet {@code directory-source}: asks for robots.txt and then for pages, each by its own leave. */
public final class DirectoryReader {
    private static final String PAUSE = "directoryPause";
    private static final String PAGE = "directoryPage";
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);

    private String source = "";
    private boolean enabled;
    private String baseUrl = "";
    private String start = "";
    private String agent = "";
    private String entity = "";
    private String item = "";
    private String fields = "";
    private String link = "";
    private String next = "";
    private int maxPages = 1;
    private long pauseMillis;

    public void setSource(String source) {
        this.source = source;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public void setStart(String start) {
        this.start = start;
    }

    public void setAgent(String agent) {
        this.agent = agent;
    }

    public void setEntity(String entity) {
        this.entity = entity;
    }

    public void setItem(String item) {
        this.item = item;
    }

    public void setFields(String fields) {
        this.fields = fields;
    }

    public void setLink(String link) {
        this.link = link;
    }

    public void setNext(String next) {
        this.next = next;
    }

    public void setMaxPages(int maxPages) {
        this.maxPages = maxPages;
    }

    public void setPauseMillis(long pauseMillis) {
        this.pauseMillis = pauseMillis;
    }

    /** Starts a run at the first page, where reading directories is turned on. */
    public void begin(Exchange exchange) throws IOException {
        if (!enabled) {
            throw new VendorException.Refused(
                    source,
                    "reading the directory",
                    "reading directories is turned off",
                    "set hub.directory.enabled=true if the directory's terms allow you to");
        }
        if (baseUrl.isBlank()) {
            throw new VendorException.Refused(
                    source,
                    "reading the directory",
                    "no address is set up",
                    "set hub.directory.url, or DIRECTORY_URL in the environment");
        }
        var form = new ListingForm(
                item,
                ListingForm.fields(fields),
                ListingForm.Place.ofOptional(link),
                ListingForm.Place.ofOptional(next));
        exchange.setProperty(
                Reading.PROPERTY,
                new DirectoryReading(
                        source,
                        entity,
                        form,
                        maxPages,
                        URI.create(baseUrl + start),
                        exchange.getProperty(Reading.CURSOR, "{}", String.class)));
    }

    /** Makes the next question the message, and says how long to wait before it is asked. */
    public void request(Exchange exchange) {
        DirectoryReading reading = reading(exchange);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        URI address = reading.address();
        boolean rules = reading.needsRules();
        exchange.setProperty(PAUSE, reading.pauseMillis(pauseMillis));
        message.setHeader(Exchange.HTTP_METHOD, "GET");
        message.setHeader("User-Agent", agent);
        if (rules) {
            message.setHeader(Exchange.HTTP_URI, robots(address).toString());
            return;
        }
        message.setHeader(Exchange.HTTP_URI, address.toString().replaceFirst("\\?.*$", ""));
        Optional.ofNullable(address.getRawQuery()).ifPresent(query -> message.setHeader(Exchange.HTTP_QUERY, query));
        message.setHeader("Accept", "text/html,application/xhtml+xml");
        if (!reading.etag().isEmpty()) {
            message.setHeader("If-None-Match", reading.etag());
        }
        if (!reading.modified().isEmpty()) {
            message.setHeader("If-Modified-Since", reading.modified());
        }
    }

    /** Takes the answer: rules to obey, or a page; says which it was. */
    public void answer(Exchange exchange) throws IOException {
        DirectoryReading reading = reading(exchange);
        boolean rules = reading.needsRules();
        exchange.setProperty(PAGE, !rules);
        if (rules) {
            reading.obey(rules(exchange, reading.address()));
            return;
        }
        Message message = exchange.getMessage();
        if (status(message) == 304) {
            message.removeHeaders("*");
            message.setBody(reading.unchanged());
            return;
        }
        String etag = header(message, "ETag");
        String modified = header(message, "Last-Modified");
        String charset = charset(header(message, "Content-Type"));
        byte[] html = VendorAnswer.body(
                exchange, source, "reading " + reading.address().getPath());
        message.setBody(reading.page(html, charset, etag, modified));
    }

    /** A site without the file allows all; one that cannot give it allows nothing until it can. */
    private BaseRobotRules rules(Exchange exchange, URI address) {
        Message message = exchange.getMessage();
        int status = status(message);
        var parser = new SimpleRobotRulesParser();
        if ((status < 200 || status >= 300) && status != 429) {
            message.removeHeaders("*");
            BaseRobotRules rules = parser.failedFetch(status);
            if (rules.isDeferVisits()) {
                throw new VendorException.Unavailable(
                        source, "reading robots.txt of " + address.getHost(), "HTTP " + status);
            }
            return rules;
        }
        byte[] text = VendorAnswer.body(exchange, source, "reading robots.txt");
        String name = agent.split("[/ ]", 2)[0].toLowerCase(Locale.ROOT);
        return parser.parseContent(robots(address).toString(), text, "text/plain", List.of(name));
    }

    private static URI robots(URI address) {
        return address.resolve("/robots.txt");
    }

    private static int status(Message message) {
        return message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    }

    private static String header(Message message, String name) {
        return Optional.ofNullable(message.getHeader(name, String.class)).orElse("");
    }

    private static @Nullable String charset(String contentType) {
        Matcher matcher = CHARSET.matcher(contentType);
        return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
    }

    private static DirectoryReading reading(Exchange exchange) {
        return exchange.getProperty(Reading.PROPERTY, DirectoryReading.class);
    }
}
