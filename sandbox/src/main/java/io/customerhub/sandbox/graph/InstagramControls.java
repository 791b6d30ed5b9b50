package io.customerhub.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a test makes happen on Instagram: posts, comments, older tokens, and signed webhooks. */
final class InstagramControls {

    private final InstagramFeed feed;
    private final LongLivedTokens tokens;
    private final String appSecret;
    private final Journal journal;
    private final Clock clock;
    private final MetaWebhooks webhooks;
    private int posted = 500;

    InstagramControls(InstagramFeed feed, LongLivedTokens tokens, String appSecret, Journal journal, Clock clock) {
        this.feed = feed;
        this.tokens = tokens;
        this.appSecret = appSecret;
        this.journal = journal;
        this.clock = clock;
        this.webhooks = new MetaWebhooks(clock);
    }

    void addTo(Router router) {
        router.on("POST", "/instagram/post", (request, path) -> post(request))
                .on("POST", "/instagram/comment", (request, path) -> comment(request))
                .on("POST", "/instagram/delete", (request, path) -> delete(request))
                .on(
                        "POST",
                        "/instagram/short-token",
                        (request, path) -> Response.json(200, Json.object().put("access_token", tokens.issueShort())))
                .on("POST", "/instagram/age-tokens", (request, path) -> age(request))
                .on("POST", "/instagram/webhook", (request, path) -> sendWebhook(request))
                .on("POST", "/instagram/handshake", (request, path) -> webhooks.handshake(request));
    }

    /** Takes over one line of the journal. */
    synchronized void restore(JsonNode line) {
        switch (line.path("kind").asText()) {
            case "post" -> {
                posted++;
                feed.media().addNewest((ObjectNode) line.path("post"));
            }
            case "comment" ->
                feed.media()
                        .find(line.path("post").asText())
                        .ifPresent(post -> feed.comment(
                                post,
                                Instant.parse(line.path("time").asText()),
                                line.path("username").asText(),
                                line.path("text").asText()));
            default -> feed.media().remove(line.path("id").asText());
        }
    }

    private synchronized Response post(Request request) {
        posted++;
        String caption = request.parameter("caption").orElse("Posted in a test");
        ObjectNode post = InstagramFeed.post(posted, clock.instant(), caption, 0);
        ObjectNode line = Json.object().put("kind", "post");
        line.set("post", post.deepCopy());
        journal.append(line);
        feed.media().addNewest(post);
        return Response.json(200, post);
    }

    private synchronized Response comment(Request request) {
        String id = request.parameter("id").orElse("");
        String username = request.parameter("username").orElse("shopper_1");
        String text = request.parameter("text").orElse("Do you have this in stock?");
        Optional<ObjectNode> post = feed.media().find(id);
        if (post.isEmpty()) {
            return Response.error(404, "commenting on Instagram: there is no post with id '" + id + "'");
        }
        journal.append(Json.object()
                .put("kind", "comment")
                .put("post", id)
                .put("time", clock.instant().toString())
                .put("username", username)
                .put("text", text));
        return Response.json(200, feed.comment(post.get(), clock.instant(), username, text));
    }

    private synchronized Response delete(Request request) {
        String id = request.parameter("id").orElse("");
        if (!feed.media().remove(id)) {
            return Response.error(404, "deleting from Instagram: there is no post with id '" + id + "'");
        }
        journal.append(Json.object().put("kind", "deletion").put("id", id));
        return Response.empty(204);
    }

    private Response age(Request request) {
        Optional<Long> hours = request.parameter("hours")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Long::parseLong);
        if (hours.isEmpty()) {
            return Response.error(400, "making Instagram's tokens older: give hours, a number");
        }
        tokens.age(Duration.ofHours(hours.get()));
        return Response.empty(204);
    }

    private Response sendWebhook(Request request) {
        Optional<ObjectNode> post =
                request.parameter("id").map(feed.media()::find).orElseGet(feed.media()::newest);
        if (post.isEmpty()) {
            return Response.error(404, "sending an Instagram webhook: there is no such post");
        }
        ObjectNode value = Json.object().put("id", "18000000000000001").put("text", "Do you deliver?");
        value.putObject("from").put("id", "19000000000000001").put("username", "shopper_1");
        value.putObject("media").set("id", post.get().get("id"));
        return webhooks.send(request, appSecret, "instagram", InstagramFeed.USER, "comments", value);
    }
}
