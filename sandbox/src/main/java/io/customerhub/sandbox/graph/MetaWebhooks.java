package io.customerhub.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Signature;
import io.customerhub.sandbox.http.WebhookPost;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Webhooks as Meta's apps send them, and the question with which a subscription begins. */
final class MetaWebhooks {

    private final WebhookPost post = new WebhookPost();
    private final Clock clock;

    MetaWebhooks(Clock clock) {
        this.clock = clock;
    }

    /**
     * Sends one change, signed over the raw body.
     *
     * @param object {@code page} or {@code instagram}
     */
    Response send(Request request, String secret, String object, String account, String field, ObjectNode value) {
        String url = request.parameter("url").orElse("");
        if (!WebhookPost.isUrl(url)) {
            return Response.error(400, "sending a webhook of " + object + ": give url (http or https)");
        }
        ObjectNode body = Json.object().put("object", object);
        ObjectNode entry = body.putArray("entry").addObject().put("id", account);
        entry.put("time", clock.instant().getEpochSecond());
        ObjectNode change = entry.putArray("changes").addObject().put("field", field);
        change.set("value", value);
        String text = Json.text(body);
        boolean bad = request.parameter("badSignature").equals(Optional.of("true"));
        String signature = "sha256=" + Signature.hex(bad ? secret + "x" : secret, text);
        return post.send(url, Map.of("X-Hub-Signature-256", signature), text);
    }

    /** Asks a receiver to echo a challenge, and says whether it did. */
    Response handshake(Request request) {
        String url = request.parameter("url").orElse("");
        if (!WebhookPost.isUrl(url)) {
            return Response.error(400, "beginning a subscription: give url (http or https) and verifyToken");
        }
        String challenge = String.valueOf(1_000_000_000L + clock.millis() % 1_000_000_000L);
        String token = request.parameter("verifyToken").orElse("");
        Response answer = post.get(url + (url.contains("?") ? "&" : "?") + "hub.mode=subscribe&hub.verify_token="
                + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&hub.challenge=" + challenge);
        String body = answer.text();
        return answer.status() == 200 && body.contains("\"status\":200") && body.contains("\"" + challenge + "\"")
                ? Response.json(200, Json.object().put("verified", true))
                : Response.json(200, Json.object().put("verified", false).put("answer", body));
    }
}
