package io.customerhub.app.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.Reading;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.Models;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Names all customers page by page, so that they are scored as of today though nothing new is known of them: the source of the flow
 * {@code scores}. A run that was cut off is gone on with; one after a run that came to its end begins anew.
 */
public final class ScoreReader {
    /** The name of the flow. */
    public static final String FLOW = "scores";

    private static final String FROM_THE_BEGINNING = "{}";
    private static final int PAGE = 500;
    private static final byte[] NAMED = {'{', '}'};
    private static final CustomerId BEFORE_ALL = new CustomerId(new UUID(0, 0));

    private final Models models;

    public ScoreReader(Models models) {
        this.models = models;
    }

    /** A run's way through the customers; looks one step ahead, to know which page is the last. */
    private static final class Asking implements Reading {
        private final Models models;
        private List<CustomerId> ahead;

        Asking(Models models, CustomerId after) {
            this.models = models;
            this.ahead = models.customersAfter(after, PAGE);
        }

        @Override
        public boolean isMore() {
            return !ahead.isEmpty();
        }

        Page page() {
            List<CustomerId> customers = ahead;
            CustomerId last = customers.get(customers.size() - 1);
            ahead = models.customersAfter(last, PAGE);
            return naming(customers, isMore() ? cursor(last) : FROM_THE_BEGINNING);
        }
    }

    /** A page that names customers, at least one. */
    public static Page naming(List<CustomerId> customers, String cursor) {
        return new Page(
                FLOW,
                customers.stream()
                        .map(customer -> new RawRecord(
                                "customer", customer.toString(), false, NAMED.clone(), Json.MAPPER.createObjectNode()))
                        .toList(),
                cursor);
    }

    /** The customers that a page names. */
    public static Set<CustomerId> customers(Page page) {
        return page.records().stream()
                .map(record -> new CustomerId(UUID.fromString(record.id())))
                .collect(Collectors.toSet());
    }

    private static String cursor(CustomerId last) {
        return Json.MAPPER.createObjectNode().put("after", last.toString()).toString();
    }

    private static CustomerId place(@Nullable String cursor) {
        try {
            String after = Json.MAPPER
                    .readTree(cursor == null ? FROM_THE_BEGINNING : cursor)
                    .path("after")
                    .asText("");
            return after.isEmpty() ? BEFORE_ALL : new CustomerId(UUID.fromString(after));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the cursor of the flow " + FLOW + " is JSON of its own", e);
        }
    }

    /** Begins where a run was cut off, or at the beginning. */
    public void begin(Exchange exchange) {
        exchange.setProperty(
                Reading.PROPERTY, new Asking(models, place(exchange.getProperty(Reading.CURSOR, String.class))));
    }

    /** Makes the next page the message. */
    public Page page(Exchange exchange) {
        return exchange.getProperty(Reading.PROPERTY, Asking.class).page();
    }
}
