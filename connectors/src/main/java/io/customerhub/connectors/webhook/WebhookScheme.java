package io.customerhub.connectors.webhook;

import java.time.Instant;

/** How a system proves that a call is its own. */
sealed interface WebhookScheme permits HmacScheme, SharedSecretScheme {
    /** Judges a call, in a time that tells nothing of the secret. */
    WebhookVerdict judge(WebhookCall call, Instant now);
}
