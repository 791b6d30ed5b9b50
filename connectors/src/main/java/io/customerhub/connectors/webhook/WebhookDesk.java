package io.customerhub.connectors.webhook;

import io.customerhub.connectors.tokens.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a door for webhooks asks of the hub. */
public interface WebhookDesk {
    /** The name of the bean. */
    String NAME = "webhooks";

    /** The key of the secret by which a call proves its sender. */
    String SECRET = "webhook-secret";

    /** The key of what a system was told to send when it asks for a subscription. */
    String VERIFY_TOKEN = "verify-token";

    /**
     * A secret of a webhook; empty where none is set.
     *
     * @param key {@link #SECRET} or {@link #VERIFY_TOKEN}
     */
    Secret secret(String webhook, String key);

    /** The hub's address as systems outside know it, without a slash at its end; empty where it is not set. */
    String publicUrl();

    /**
     * Keeps a genuine call and what it asks for, together, before it is answered.
     *
     * @return false where it was kept before: then it asks for nothing
     */
    boolean keep(KeptCall call);

    /** Counts a call that was turned away. */
    void turnedAway(String webhook);

    /**
     * A genuine call.
     *
     * @param fingerprint the same for the same call, repeated
     * @param keptFor how long a repetition must be recognised
     * @param flows the flows it asks for
     * @param audited the events of which a record must stay
     */
    record KeptCall(
            String webhook, String fingerprint, Duration keptFor, Set<String> flows, List<WebhookEvent> audited) {
        public KeptCall {
            flows = Set.copyOf(flows);
            audited = List.copyOf(audited);
        }
    }
}
