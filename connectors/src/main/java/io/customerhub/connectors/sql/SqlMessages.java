package io.customerhub.connectors.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What goes to camel-jdbc and comes back from it. */
final class SqlMessages {
    private static final String VALUES = "CamelJdbcParameters";

    private SqlMessages() {}

    static void ask(Exchange exchange, Statement statement) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(statement.text());
        exchange.getMessage().setHeader(VALUES, statement.values());
    }

    /** The rows of an answer. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(Exchange exchange) {
        return Optional.ofNullable(
                        (List<Map<String, Object>>) exchange.getMessage().getBody(List.class))
                .orElse(List.of());
    }

    static Exception failure(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
}
