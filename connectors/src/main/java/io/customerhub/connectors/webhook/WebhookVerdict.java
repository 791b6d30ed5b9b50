package io.customerhub.connectors.webhook;

/** Whether a call comes from whom it says. */
sealed interface WebhookVerdict {
    /**
     * The system made this call.
     *
     * @param proof what proved it, where each call has its own: a signature; empty otherwise
     */
    record Genuine(String proof) implements WebhookVerdict {}

    /**
     * Anybody may have made this call.
     *
     * @param reason for the log: what was missing or wrong, and never a value out of the call
     */
    record Refused(String reason) implements WebhookVerdict {}
}
