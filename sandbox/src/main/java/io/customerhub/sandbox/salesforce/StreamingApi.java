package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.AccessTokens;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The streaming API: Bayeux by long polling, with the extension by which a subscriber goes on where it was. */
final class StreamingApi {

    /** How long a connect waits for an event; Salesforce waits 110 seconds. */
    private static final long WAIT_MILLIS = 15_000;

    private final ChangeEvents events;
    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();

    StreamingApi(ChangeEvents events) {
        this.events = events;
    }

    /** Who shook hands, and after which event it reads on each channel. */
    private record Subscriber(Map<String, Long> positions) {}

    Response answer(Request request) {
        JsonNode body = request.json().orElse(Json.array());
        Iterable<JsonNode> messages = body.isObject() ? List.of(body) : body;
        ArrayNode answers = Json.array();
        for (JsonNode message : messages) {
            answer(message, answers);
        }
        return answers.isEmpty()
                ? Response.text(400, "text/plain", "The body holds no Bayeux messages")
                : Response.json(200, answers);
    }

    private void answer(JsonNode message, ArrayNode answers) {
        String channel = message.path("channel").asText();
        ObjectNode answer = Json.object().put("channel", channel);
        message.path("id").asText("").lines().forEach(id -> answer.put("id", id));
        if (channel.equals("/meta/handshake")) {
            answers.add(handshake(message, answer));
            return;
        }
        String clientId = message.path("clientId").asText();
        answer.put("clientId", clientId);
        Optional<Subscriber> subscriber = Optional.ofNullable(subscribers.get(clientId));
        if (subscriber.isEmpty()) {
            answer.put("successful", false).put("error", "403::Unknown client");
            answer.putObject("advice").put("reconnect", "handshake").put("interval", 0);
            answers.add(answer);
            return;
        }
        switch (channel) {
            case "/meta/connect" -> connect(message, subscriber.get(), answer, answers);
            case "/meta/subscribe" -> answers.add(subscribe(message, subscriber.get(), answer));
            case "/meta/unsubscribe" -> {
                String subscription = message.path("subscription").asText();
                subscriber.get().positions().remove(subscription);
                answers.add(answer.put("subscription", subscription).put("successful", true));
            }
            case "/meta/disconnect" -> {
                subscribers.remove(clientId);
                answers.add(answer.put("successful", true));
            }
            default -> answers.add(refused(answer, "403::Create denied"));
        }
    }

    private ObjectNode handshake(JsonNode message, ObjectNode answer) {
        answer.put("version", "1.0");
        answer.putArray("supportedConnectionTypes").add("long-polling");
        boolean polls = false;
        for (JsonNode type : message.path("supportedConnectionTypes")) {
            polls |= type.asText().equals("long-polling");
        }
        if (!polls || !message.path("version").asText().equals("1.0")) {
            answer.putObject("advice").put("reconnect", "none");
            return refused(answer, "400::Unknown version or connection types");
        }
        String clientId = AccessTokens.unguessable("");
        subscribers.put(clientId, new Subscriber(new ConcurrentHashMap<>()));
        answer.put("clientId", clientId).put("successful", true);
        if (message.at("/ext/replay").asBoolean()) {
            answer.putObject("ext").put("replay", true);
        }
        advise(answer);
        return answer;
    }

    private static void advise(ObjectNode answer) {
        answer.putObject("advice").put("reconnect", "retry").put("interval", 0).put("timeout", WAIT_MILLIS);
    }

    private ObjectNode subscribe(JsonNode message, Subscriber subscriber, ObjectNode answer) {
        String subscription = message.path("subscription").asText();
        answer.put("subscription", subscription);
        if (!ChangeEvents.isChannel(subscription)) {
            return refused(
                    answer,
                    "403:denied_by_security_policy:create_denied:The channel you want to subscribe to does not exist");
        }
        long asked = message.path("ext").path("replay").path(subscription).asLong(-1);
        long position = events.position(asked);
        if (position < 0) {
            return refused(
                    answer,
                    "400::The replayId {" + asked + "} you provided was invalid.  Please provide a valid ID, -2 to"
                            + " replay all events, or -1 to replay only new events.");
        }
        subscriber.positions().put(subscription, position);
        return answer.put("successful", true);
    }

    private static ObjectNode refused(ObjectNode answer, String error) {
        return answer.put("successful", false).put("error", error);
    }

    private void connect(JsonNode message, Subscriber subscriber, ObjectNode answer, ArrayNode answers) {
        long wait = Math.min(WAIT_MILLIS, message.path("advice").path("timeout").asLong(WAIT_MILLIS));
        long end = System.nanoTime() + wait * 1_000_000;
        try {
            while (true) {
                long known = events.last();
                boolean found = deliver(subscriber, answers);
                long left = (end - System.nanoTime()) / 1_000_000;
                if (found || left <= 0) {
                    break;
                }
                events.await(known, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        advise(answer.put("successful", true));
        answers.add(answer);
    }

    private boolean deliver(Subscriber subscriber, ArrayNode answers) {
        boolean found = false;
        for (Map.Entry<String, Long> place : new LinkedHashMap<>(subscriber.positions()).entrySet()) {
            for (ChangeEvents.Delivery event : events.after(place.getKey(), place.getValue())) {
                answers.add(event.message());
                subscriber.positions().put(place.getKey(), event.replayId());
                found = true;
            }
        }
        return found;
    }
}
