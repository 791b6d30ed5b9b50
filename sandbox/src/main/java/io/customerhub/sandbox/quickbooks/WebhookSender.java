package io.customerhub.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Signature;
import io.customerhub.sandbox.http.WebhookPost;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Sends what QuickBooks sends when a record changed: who changed, but no values, signed over the raw body. */
final class WebhookSender {

    private final String realm;
    private final String verifier;
    private final Clock clock;
    private final WebhookPost post = new WebhookPost();

    WebhookSender(String realm, String verifier, Clock clock) {
        this.realm = realm;
        this.verifier = verifier;
        this.clock = clock;
    }

    /** Sends one webhook and tells what the receiver answered, or 502 if it did not. */
    Response send(String receiver, String entity, String id, boolean cloudEvents, boolean badSignature) {
        String body = Json.text(cloudEvents ? cloudEvents(entity, id) : eventNotifications(entity, id));
        String signature = Signature.base64(badSignature ? verifier + "x" : verifier, body);
        return post.send(receiver, Map.of("intuit-signature", signature), body);
    }

    private JsonNode eventNotifications(String entity, String id) {
        ObjectNode body = Json.object();
        ObjectNode event = body.putArray("eventNotifications").addObject().put("realmId", realm);
        event.putObject("dataChangeEvent")
                .putArray("entities")
                .addObject()
                .put("name", entity)
                .put("id", id)
                .put("operation", "Update")
                .put("lastUpdated", now());
        return body;
    }

    private JsonNode cloudEvents(String entity, String id) {
        var events = Json.array();
        ObjectNode event = events.addObject().put("specversion", "1.0");
        event.put("id", UUID.randomUUID().toString())
                .put("source", "intuit.sandbox")
                .put("type", "qbo." + entity.toLowerCase(Locale.ROOT) + ".updated.v1")
                .put("datacontenttype", "application/json")
                .put("time", now())
                .put("intuitentityid", id)
                .put("intuitaccountid", realm)
                .putObject("data");
        return events;
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
