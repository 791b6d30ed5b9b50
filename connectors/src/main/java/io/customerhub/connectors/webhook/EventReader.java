package io.customerhub.connectors.webhook;

/** Finds the events in a call's body. */
sealed interface EventReader permits JsonEvents, OutboundMessage {
    WebhookContent read(byte[] body);
}
