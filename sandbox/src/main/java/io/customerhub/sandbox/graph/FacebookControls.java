package io.customerhub.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.journal.Journal;
import java.time.Clock;
import java.util.Optional;

/** What a test makes happen on a Page: posts, leads, and signed webhooks. */
final class FacebookControls {

    private final FacebookPage page;
    private final Optional<String> appSecret;
    private final Journal journal;
    private final Clock clock;
    private final MetaWebhooks webhooks;
    private int made = 500;

    FacebookControls(FacebookPage page, Optional<String> appSecret, Journal journal, Clock clock) {
        this.page = page;
        this.appSecret = appSecret;
        this.journal = journal;
        this.clock = clock;
        this.webhooks = new MetaWebhooks(clock);
    }

    void addTo(Router router) {
        router.on("POST", "/facebook/post", (request, path) -> post(request))
                .on("POST", "/facebook/lead", (request, path) -> lead(request))
                .on("POST", "/facebook/webhook", (request, path) -> sendWebhook(request))
                .on("POST", "/facebook/handshake", (request, path) -> webhooks.handshake(request));
    }

    /** Takes over one line of the journal. */
    synchronized void restore(JsonNode line) {
        made++;
        Edge edge = line.path("kind").asText().equals("lead") ? page.leads() : page.posts();
        edge.addNewest((ObjectNode) line.path("node"));
    }

    private synchronized Response post(Request request) {
        made++;
        String message = request.parameter("message").orElse("Posted in a test");
        return keep("post", page.posts(), FacebookPage.post(made, clock.instant(), message, 0, 0));
    }

    private synchronized Response lead(Request request) {
        made++;
        CustomerCard card = new CustomerCard(
                "",
                request.parameter("givenName").orElse("Test"),
                request.parameter("familyName").orElse("Lead " + made),
                "",
                request.parameter("email").orElse("lead" + made + "@example.com"),
                request.parameter("phone").orElse(""),
                "",
                "",
                "",
                "JMD",
                clock.instant(),
                clock.instant());
        return keep("lead", page.leads(), FacebookPage.lead(made, clock.instant(), card));
    }

    private Response keep(String kind, Edge edge, ObjectNode node) {
        ObjectNode line = Json.object().put("kind", kind);
        line.set("node", node.deepCopy());
        journal.append(line);
        edge.addNewest(node);
        return Response.json(200, node);
    }

    private Response sendWebhook(Request request) {
        Optional<ObjectNode> lead =
                request.parameter("lead").map(page.leads()::find).orElseGet(page.leads()::newest);
        if (appSecret.isEmpty()) {
            return Response.error(503, "sending a Facebook webhook: SANDBOX_INSTAGRAM_APP_SECRET is not set");
        }
        if (lead.isEmpty()) {
            return Response.error(404, "sending a Facebook webhook: there is no such lead");
        }
        ObjectNode value = Json.object().put("created_time", clock.instant().getEpochSecond());
        value.put("page_id", FacebookPage.ID).put("form_id", FacebookPage.FORM);
        value.set("leadgen_id", lead.get().get("id"));
        return webhooks.send(request, appSecret.get(), "page", FacebookPage.ID, "leadgen", value);
    }
}
