package io.customerhub.app.webhook;

import io.customerhub.app.HubProperties;
import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.webhook.WebhookDesk;
import io.customerhub.warehouse.store.WebhookCalls;
import io.customerhub.warehouse.store.WebhookCalls.Audited;
import java.util.regex.Pattern;

/** The hub behind its webhooks: their secrets are its properties, and what genuine calls ask for is kept in the warehouse. */
public final class Webhooks implements WebhookDesk {
    private static final Pattern SLASHES = Pattern.compile("/+$");

    private final HubProperties properties;
    private final WebhookCalls calls;
    private final HubMetrics metrics;

    public Webhooks(HubProperties properties, WebhookCalls calls, HubMetrics metrics) {
        this.properties = properties;
        this.calls = calls;
        this.metrics = metrics;
    }

    @Override
    public Secret secret(String webhook, String key) {
        return new Secret(properties.get("hub." + webhook + "." + key));
    }

    @Override
    public String publicUrl() {
        return SLASHES.matcher(properties.get("hub.public-url")).replaceFirst("");
    }

    @Override
    public boolean keep(KeptCall call) {
        boolean kept = calls.keep(
                call.webhook(),
                call.fingerprint(),
                call.keptFor(),
                call.flows(),
                call.audited().stream()
                        .map(event -> new Audited(event.type(), event.subject()))
                        .toList());
        metrics.taken(call.webhook(), kept);
        return kept;
    }

    @Override
    public void turnedAway(String webhook) {
        metrics.rejected(webhook);
    }

    /** Forgets the calls that can no longer be repeated. */
    public void forget() {
        calls.forget();
    }
}
