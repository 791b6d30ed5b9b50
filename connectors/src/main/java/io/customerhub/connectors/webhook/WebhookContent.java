package io.customerhub.connectors.webhook;

import java.util.List;

/** What a call's body holds. */
sealed interface WebhookContent {
    /**
     * Events, perhaps none.
     *
     * @param delivery the system's own id of this call; empty where it has none
     */
    record Events(List<WebhookEvent> events, String delivery) implements WebhookContent {
        public Events {
            events = List.copyOf(events);
        }
    }

    /** It is meant for somebody else. */
    record Foreign() implements WebhookContent {}

    /**
     * It is not in the form that was declared.
     *
     * @param reason for the log, without a value out of the body
     */
    record Unreadable(String reason) implements WebhookContent {}
}
