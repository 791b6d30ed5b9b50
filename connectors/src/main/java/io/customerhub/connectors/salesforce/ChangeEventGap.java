package io.customerhub.connectors.salesforce;

import java.util.Map;
import org.cometd.bayeux.Message;
import org.cometd.common.HashMapMessage;

/** The event that says that events may have been missed: shaped as Salesforce's own of an overflow, of every object and without a place. */
final class ChangeEventGap {
    /** The object's name in it. */
    static final String EVERY = "*";

    private ChangeEventGap() {}

    static Message on(String channel) {
        var message = new HashMapMessage();
        message.setChannel(channel);
        message.setData(Map.of(
                "event",
                Map.of(),
                "payload",
                Map.of("ChangeEventHeader", Map.of("entityName", EVERY, "changeType", "GAP_OVERFLOW"))));
        return message;
    }
}
