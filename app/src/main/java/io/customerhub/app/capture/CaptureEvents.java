package io.customerhub.app.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.customerhub.app.page.Rulebook;
import io.customerhub.mapping.CaptureMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes events of changes. One that its mapping cannot translate is sent as it came: it is not as the topic's schema says, and
 * waits in quarantine with its row, where it can be repaired, and nothing behind it waits for it.
 */
public final class CaptureEvents {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureEvents.class);
    private static final String PREFIX = "stream-";

    private final Supplier<Rulebook> inUse;

    /** @param inUse what translates changes that come now */
    public CaptureEvents(Supplier<Rulebook> inUse) {
        this.inUse = inUse;
    }

    /** A message of each change that is an event, keyed by its customer, in their order; with none the route ends here. */
    public void make(Exchange exchange) {
        String capture = String.valueOf(exchange.getFromRouteId()).replaceFirst("^" + PREFIX, "");
        CaptureMapping mapping = inUse.get()
                .mappings()
                .ofCapture(capture)
                .orElseThrow(() -> new IllegalStateException(
                        "making events of the changes of " + capture + ": no mapping is for it; write mappings/"
                                + capture + ".yaml with 'capture: " + capture + "'"));
        @SuppressWarnings("unchecked")
        List<JsonNode> changes = exchange.getMessage().getBody(List.class);
        var messages = new ArrayList<Message>();
        for (JsonNode change : changes) {
            event(mapping, change).ifPresent(event -> messages.add(message(exchange.getContext(), event)));
        }
        exchange.getMessage().setBody(messages);
        exchange.setRouteStop(messages.isEmpty());
    }

    private static Optional<JsonNode> event(CaptureMapping mapping, JsonNode change) {
        try {
            return mapping.event(change);
        } catch (JsltException e) {
            LOG.warn("{} cannot translate a change, which is sent as it came: {}", mapping.file(), e.getMessage());
            return Optional.of(change);
        }
    }

    private static Message message(CamelContext context, JsonNode event) {
        var message = new DefaultMessage(context);
        JsonNode customer = event.path("customer");
        Stream.of("id", "email", "phone")
                .map(name -> customer.path(name).asText(""))
                .filter(key -> !key.isEmpty())
                .findFirst()
                .ifPresent(key -> message.setHeader(KafkaConstants.KEY, key));
        message.setBody(event.toString());
        return message;
    }
}
