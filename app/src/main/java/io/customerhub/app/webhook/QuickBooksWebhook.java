package io.customerhub.app.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.connectors.quickbooks.QuickBooksSignature;
import io.customerhub.warehouse.store.Requests;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes QuickBooks' webhooks, in both bodies that are in use: {@code eventNotifications} and CloudEvents. */
public final class QuickBooksWebhook {
    private static final Logger LOG = LoggerFactory.getLogger(QuickBooksWebhook.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CUSTOMERS = "quickbooks-customers";
    private static final String TRANSACTIONS = "quickbooks-transactions";

    private final QuickBooksSignature signature;
    private final Requests requests;
    private final HubMetrics metrics;

    public QuickBooksWebhook(QuickBooksSignature signature, Requests requests, HubMetrics metrics) {
        this.signature = signature;
        this.requests = requests;
        this.metrics = metrics;
    }

    /** Answers 200 to a genuine call once the flows it asks for are kept, 401 to any other, 400 to one that is not JSON. */
    public void receive(Exchange exchange) {
        Message message = exchange.getMessage();
        byte[] body = Optional.ofNullable(message.getBody(byte[].class)).orElse(new byte[0]);
        String signed = message.getHeader("intuit-signature", "", String.class);
        message.removeHeaders("*");
        message.setBody("");
        if (!signature.isGenuine(body, signed)) {
            metrics.rejected("quickbooks");
            LOG.warn("turned away a call of /webhooks/quickbooks without a genuine signature");
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
            return;
        }
        try {
            flows(JSON.readTree(body)).forEach(flow -> requests.add(flow, "webhook"));
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
        } catch (JsonProcessingException e) {
            LOG.warn("a genuine call of /webhooks/quickbooks has a body that is not JSON");
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 400);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    private static Set<String> flows(JsonNode body) {
        var flows = new LinkedHashSet<String>();
        for (JsonNode event : body.isArray() ? body : JSON.createArrayNode()) {
            // qbo.customer.created.v1
            String[] words = event.path("type").asText().split("\\.", -1);
            flows.add(flow(words.length > 1 ? words[1] : ""));
        }
        for (JsonNode notification : body.path("eventNotifications")) {
            for (JsonNode entity : notification.path("dataChangeEvent").path("entities")) {
                flows.add(flow(entity.path("name").asText()));
            }
        }
        return flows;
    }

    private static String flow(String entity) {
        return entity.toLowerCase(Locale.ROOT).equals("customer") ? CUSTOMERS : TRANSACTIONS;
    }
}
