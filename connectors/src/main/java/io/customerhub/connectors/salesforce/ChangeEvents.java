package io.customerhub.connectors.salesforce;

import io.customerhub.connectors.webhook.AskedFlows;
import io.customerhub.connectors.webhook.WebhookEvent;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.salesforce.SalesforceConstants;

/** Turns Salesforce's change events into requests for flows. Of an event only its channel, place and object are read; the flow reads the values. */
public final class ChangeEvents {
    /** The name of the bean. */
    public static final String NAME = "changeEvents";

    /** The exchange property that says which flows an object's change asks for, as a webhook's {@code asksFor} does. */
    public static final String ASKS_FOR = "asksFor";

    private final ChangeEventDesk desk;

    public ChangeEvents(ChangeEventDesk desk) {
        this.desk = desk;
    }

    /** Keeps what an event asks for; nothing of the event is left in the exchange. */
    public void hear(Exchange exchange) {
        AskedFlows asked = AskedFlows.parse(exchange.getProperty(ASKS_FOR, "", String.class));
        Message event = exchange.getMessage();
        String channel = event.getHeader(SalesforceConstants.HEADER_SALESFORCE_CHANNEL, "", String.class);
        String object = event.getHeader(SalesforceConstants.HEADER_SALESFORCE_ENTITY_NAME, "", String.class);
        Long replayId = event.getHeader(SalesforceConstants.HEADER_SALESFORCE_REPLAY_ID, Long.class);
        event.removeHeaders("*");
        event.setBody("");
        Set<String> flows = object.equals(ChangeEventConnection.EVERY_OBJECT)
                ? asked.flows()
                : asked.of(List.of(new WebhookEvent(object, "")));
        desk.keep(channel, replayId == null ? OptionalLong.empty() : OptionalLong.of(replayId), flows);
    }
}
