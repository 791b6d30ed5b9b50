package io.customerhub.sandbox.controls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends what QuickBooks sends when a record changed: who changed, but no values, signed over the raw body. */
final class WebhookSender {

    private final String realm;
    private final String verifier;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    WebhookSender(String realm, String verifier, Clock clock) {
        this.realm = realm;
        this.verifier = verifier;
        this.clock = clock;
    }

    /** Sends one webhook and tells what the receiver answered, or 502 if it did not. */
    Response send(URI receiver, String entity, String id, boolean cloudEvents, boolean badSignature) {
        byte[] body = Json.bytes(cloudEvents ? cloudEvents(entity, id) : eventNotifications(entity, id));
        String signature = sign(body, badSignature ? verifier + "x" : verifier);
        HttpRequest request = HttpRequest.newBuilder(receiver)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("intuit-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return Response.json(
                    200, Json.object().put("status", answer.statusCode()).put("body", answer.body()));
        } catch (IOException unreachable) {
            return Response.json(
                    502, Json.object().put("error", "sending a webhook to " + receiver + ": " + unreachable));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Response.json(503, Json.object().put("error", "sending a webhook: the sandbox is stopping"));
        }
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

    private static String sign(byte[] body, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
