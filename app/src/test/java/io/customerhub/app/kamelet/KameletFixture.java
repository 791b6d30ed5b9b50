package io.customerhub.app.kamelet;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.Reading;
import io.customerhub.connectors.sql.SqlDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** One of this house's Kamelets, running in a Camel of its own with the errors going to the caller, as in the hub. */
final class KameletFixture implements AutoCloseable {
    final List<Page> pages = new ArrayList<>();
    private final Main camel = new Main();
    private final ProducerTemplate template;
    private final Map<String, Object> beans;
    private String cursor = "{}";
    private Runnable afterPage = () -> {};

    KameletFixture(String kamelet, Map<String, String> parameters, Map<String, Object> beans) {
        this(kamelet, parameters, beans, Map.of());
    }

    KameletFixture(
            String kamelet, Map<String, String> parameters, Map<String, Object> beans, Map<String, String> settings) {
        this.beans = Map.copyOf(beans);
        var properties = new Properties();
        properties.putAll(settings);
        properties.setProperty(
                "camel.component.kamelet.location",
                "file:" + Path.of("../connectors/kamelets").toAbsolutePath().normalize());
        properties.setProperty("camel.main.startupSummaryLevel", "Off");
        camel.setOverrideProperties(properties);
        beans.forEach(camel::bind);
        String uri = "kamelet:" + kamelet + "?"
                + parameters.entrySet().stream()
                        .map(entry -> entry.getKey() + "=RAW(" + entry.getValue() + ")")
                        .collect(Collectors.joining("&"));
        camel.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                if (kamelet.endsWith("-source")) {
                    from(uri).process(exchange -> take(exchange.getMessage().getBody(Page.class)));
                } else {
                    from("direct:deliver").to(uri);
                }
            }
        });
        camel.start();
        CamelContext context = camel.getCamelContext();
        template = context.createProducerTemplate();
    }

    private void take(Page page) {
        pages.add(page);
        cursor = page.cursor();
        afterPage.run();
    }

    /** What happens in the world after each page. */
    void afterPage(Runnable action) {
        afterPage = action;
    }

    /** Runs the source's flow {@code test} from the last cursor on; throws what ended it. */
    List<RawRecord> run() throws Exception {
        pages.clear();
        Exchange exchange = template.send("direct:flow-test", message -> message.setProperty(Reading.CURSOR, cursor));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return records();
    }

    List<RawRecord> records() {
        return pages.stream().flatMap(page -> page.records().stream()).toList();
    }

    String cursor() {
        return cursor;
    }

    /** Gives the sink a batch and returns its answers; throws what failed. */
    @SuppressWarnings("unchecked")
    <T> List<T> deliver(List<?> deliveries) throws Exception {
        Exchange exchange =
                template.send("direct:deliver", message -> message.getMessage().setBody(deliveries));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage().getBody(List.class);
    }

    @Override
    public void close() {
        template.stop();
        camel.stop();
        beans.values().forEach(bean -> {
            if (bean instanceof SqlDatabases databases) {
                databases.close();
            }
        });
    }
}
