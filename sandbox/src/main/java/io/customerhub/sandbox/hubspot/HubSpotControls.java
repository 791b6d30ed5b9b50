package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Signature;
import io.customerhub.sandbox.http.WebhookPost;
import io.customerhub.sandbox.journal.Journal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What a test makes happen in HubSpot: changes, deletions, crowds of contacts, and signed webhooks. */
final class HubSpotControls {

    private static final int MOST_CONTACTS = 200_000;
    private static final int PORTAL = 4_242_424;
    private static final int APP = 1_160_452;

    private final Map<ObjectKind, ObjectBook> books;
    private final HubSpotSeeds seeds;
    private final Optional<String> clientSecret;
    private final Journal journal;
    private final Clock clock;
    private final WebhookPost post = new WebhookPost();

    HubSpotControls(
            Map<ObjectKind, ObjectBook> books,
            HubSpotSeeds seeds,
            Optional<String> clientSecret,
            Journal journal,
            Clock clock) {
        this.books = books;
        this.seeds = seeds;
        this.clientSecret = clientSecret;
        this.journal = journal;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.on("GET", "/crm/hubspot", (request, variables) -> Response.lines(written(ObjectKind.CONTACTS)))
                .on(
                        "GET",
                        "/crm/hubspot/companies",
                        (request, variables) -> Response.lines(written(ObjectKind.COMPANIES)))
                .on("POST", "/hubspot/seed", (request, variables) -> seed(request))
                .on("POST", "/hubspot/touch", (request, variables) -> touch(request))
                .on("POST", "/hubspot/delete", (request, variables) -> delete(request))
                .on("POST", "/hubspot/webhook", (request, variables) -> sendWebhook(request));
    }

    /** Every live object that carries our id: its own properties, in the order of that id. */
    private List<ObjectNode> written(ObjectKind kind) {
        return book(kind).live().values().stream()
                .filter(object -> !object.property("customer_hub_id").isEmpty())
                .sorted(Comparator.comparing((CrmObject object) -> object.property("customer_hub_id")))
                .map(object -> {
                    ObjectNode node = Json.object();
                    object.properties().forEach(node::put);
                    return node;
                })
                .toList();
    }

    private Response seed(Request request) {
        int count = request.parameter("contacts")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
        Optional<Instant> modified = request.parameter("modified").flatMap(HubSpotControls::time);
        if (count < 1 || count > MOST_CONTACTS || modified.isEmpty()) {
            return Response.error(
                    400,
                    "seeding HubSpot: give contacts, 1 to " + MOST_CONTACTS
                            + ", and modified, a time such as 2026-10-01T00:00:00Z");
        }
        journal.append(Json.object()
                .put("kind", "seed")
                .put("contacts", count)
                .put("modified", modified.get().toString()));
        seeds.plantExtra(count, modified.get());
        return Response.empty(204);
    }

    private Response touch(Request request) {
        return on(request, (book, object) -> {
            Map<String, String> properties = new TreeMap<>(object.properties());
            String changed = book.kind() == ObjectKind.DEALS ? "description" : "phone";
            properties.put(changed, "876-555-" + String.format(Locale.ROOT, "%04d", clock.millis() % 10_000));
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant after =
                    now.isAfter(object.updated()) ? now : object.updated().plusMillis(1);
            CrmObject touched = book.changeByHand(object, properties, after);
            book.commit();
            return Response.json(200, touched.toJson(properties.keySet()));
        });
    }

    private Response delete(Request request) {
        return on(request, (book, object) -> {
            book.archive(object.id(), clock.instant());
            book.commit();
            return Response.empty(204);
        });
    }

    private Response on(Request request, BiFunction<ObjectBook, CrmObject, Response> action) {
        Optional<ObjectKind> kind = ObjectKind.of(request.parameter("object").orElse("contacts"));
        String id = request.parameter("id").orElse("");
        if (kind.isEmpty()) {
            return Response.error(404, "finding a HubSpot object: object must be contacts, companies or deals");
        }
        ObjectBook book = book(kind.get());
        synchronized (book) {
            return book.find("hs_object_id", id)
                    .map(object -> action.apply(book, object))
                    .orElseGet(() ->
                            Response.error(404, "finding a HubSpot object: there is no live one with id '" + id + "'"));
        }
    }

    private Response sendWebhook(Request request) {
        String url = request.parameter("url").orElse("");
        String object = request.parameter("id").orElse("");
        if (clientSecret.isEmpty()) {
            return Response.error(503, "sending a HubSpot webhook: SANDBOX_HUBSPOT_CLIENT_SECRET is not set");
        }
        if (!WebhookPost.isUrl(url) || !object.matches("[0-9]{1,18}")) {
            return Response.error(
                    400, "sending a HubSpot webhook: give url (http or https) and id, an object's number");
        }
        long age = request.parameter("ageSeconds")
                .filter(text -> text.matches("[0-9]{1,7}"))
                .map(Long::parseLong)
                .orElse(0L);
        String time = String.valueOf(clock.millis() - age * 1_000);
        String type = request.parameter("type").orElse("contact.propertyChange");
        String event = request.parameter("eventId").orElse(String.valueOf(clock.millis() % 1_000_000_000));
        ArrayNode events = Json.array();
        ObjectNode node = events.addObject()
                .put("eventId", event.matches("[0-9]{1,18}") ? Long.parseLong(event) : 1L)
                .put("subscriptionId", 1_732_581)
                .put("portalId", PORTAL)
                .put("appId", APP)
                .put("occurredAt", clock.millis() - age * 1_000)
                .put("subscriptionType", type)
                .put("attemptNumber", 0)
                .put("objectId", Long.parseLong(object))
                .put("changeSource", "CRM_UI");
        if (type.endsWith(".propertyChange")) {
            node.put("propertyName", "phone").put("propertyValue", "876-555-0100");
        } else {
            node.put("changeFlag", type.endsWith(".creation") ? "NEW" : "DELETED");
        }
        String body = Json.text(events);
        boolean bad = request.parameter("badSignature").equals(Optional.of("true"));
        String signature = Signature.base64(clientSecret.get() + (bad ? "x" : ""), "POST" + url + body + time);
        return post.send(url, Map.of("X-HubSpot-Signature-v3", signature, "X-HubSpot-Request-Timestamp", time), body);
    }

    private ObjectBook book(ObjectKind kind) {
        return Objects.requireNonNull(books.get(kind));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
