package io.customerhub.connectors.webhook;

/**
 * What a call says has happened.
 *
 * @param type the system's word, as {@code contact.privacyDeletion}
 * @param subject the system's id of what it happened to; empty where it is not told
 */
public record WebhookEvent(String type, String subject) {}
