package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.RateLimit;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.http.Vendor;
import io.customerhub.sandbox.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;

/** HubSpot's CRM as a private app sees one portal. */
public final class HubSpot implements Vendor {

    static final String NAME = "hubspot";
    private static final String CONTACTS = "/crm/v3/objects/contacts";
    private static final int LARGEST_PAGE = 100;

    private final String accessToken;
    private final Statistics statistics;
    private final PropertyCatalogue catalogue;
    private final ContactBook book;
    private final BatchUpsert upsert;
    private final ContactSearch search;
    private final RateLimit calls;
    private final RateLimit searches;
    private final Router router;

    public HubSpot(String accessToken, Journal journal, Statistics statistics, Clock clock) {
        this.accessToken = accessToken;
        this.statistics = statistics;
        this.catalogue = new PropertyCatalogue(journal);
        this.book = new ContactBook(catalogue, journal);
        this.upsert = new BatchUpsert(book, catalogue, statistics, clock);
        this.search = new ContactSearch(catalogue);
        this.calls = new RateLimit(100, Duration.ofSeconds(10), clock);
        this.searches = new RateLimit(4, Duration.ofSeconds(1), clock);
        this.router = new Router(HubSpot::unrouted)
                .on("POST", CONTACTS + "/batch/upsert", (request, variables) -> upsert.answer(body(request)))
                .on("POST", CONTACTS + "/batch/archive", (request, variables) -> archive(body(request)))
                .on("POST", CONTACTS + "/batch/read", (request, variables) -> readBatch(body(request)))
                .on("POST", CONTACTS + "/search", (request, variables) -> search(request))
                .on("GET", CONTACTS, (request, variables) -> list(request))
                .on("GET", CONTACTS + "/{id}", this::readOne)
                .on("GET", "/crm/v3/properties/contacts", (request, variables) -> catalogue.list())
                .on("POST", "/crm/v3/properties/contacts", (request, variables) -> catalogue.create(body(request)))
                .on("GET", "/crm/v3/properties/contacts/{name}", this::readProperty);
        journal.replay(line -> {
            if (line.path("kind").asText().equals("property")) {
                catalogue.restore(line);
            } else {
                book.restore(line);
            }
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CallKind kindOf(Request request) {
        boolean reads = request.method().equals("GET")
                || request.path().endsWith("/search")
                || request.path().endsWith("/batch/read");
        return reads ? CallKind.READ : CallKind.WRITE;
    }

    @Override
    public Response answer(Request request) {
        if (!request.bearer().equals(Optional.of(accessToken))) {
            return HubSpotErrors.unauthorized();
        }
        return calls.admits() ? router.route(request) : HubSpotErrors.limited("TEN_SECONDLY_ROLLING");
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure = status == 429
                ? HubSpotErrors.limited("TEN_SECONDLY_ROLLING")
                : HubSpotErrors.error(status, "INTERNAL_ERROR", "internal error");
        return retryAfterSeconds.isPresent()
                ? failure.with("Retry-After", String.valueOf(retryAfterSeconds.getAsInt()))
                : failure;
    }

    /** Every live contact's own properties, in the order of our customer id. */
    public List<ObjectNode> contacts() {
        return book.contacts().values().stream()
                .sorted(Comparator.comparing((Contact contact) -> contact.property("customer_hub_id"))
                        .thenComparing(contact -> contact.property("email")))
                .map(contact -> {
                    ObjectNode node = Json.object();
                    contact.properties().forEach(node::put);
                    return node;
                })
                .toList();
    }

    private static JsonNode body(Request request) {
        return request.json().orElseThrow(() -> HubSpotErrors.invalid("Invalid input JSON"));
    }

    private Response search(Request request) {
        return searches.admits()
                ? search.answer(body(request), book.contacts().values())
                : HubSpotErrors.limited("SECONDLY");
    }

    private Response list(Request request) {
        int limit = request.parameter("limit").map(HubSpot::number).orElse(10);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw HubSpotErrors.invalid("limit must be 1 to " + LARGEST_PAGE + ", it is " + limit);
        }
        long after = request.parameter("after").map(HubSpot::number).orElse(0);
        NavigableMap<Long, Contact> rest = book.contacts().tailMap(after, false);
        Collection<String> wanted = wanted(request);
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        long last = after;
        for (Contact contact : rest.values()) {
            if (results.size() == limit) {
                String link = request.base() + "/hubspot" + CONTACTS + "?limit=" + limit + "&after=" + last;
                answer.putObject("paging")
                        .putObject("next")
                        .put("after", String.valueOf(last))
                        .put("link", link);
                break;
            }
            results.add(contact.toJson(wanted));
            last = contact.id();
        }
        return Response.json(200, answer);
    }

    private Response readOne(Request request, Map<String, String> variables) {
        String property = request.parameter("idProperty").orElse("hs_object_id");
        return find(property, variables.getOrDefault("id", ""))
                .map(contact -> Response.json(200, contact.toJson(wanted(request))))
                .orElseThrow(() -> HubSpotErrors.notFound("resource not found"));
    }

    private Response readProperty(Request request, Map<String, String> variables) {
        return catalogue
                .find(variables.getOrDefault("name", ""))
                .map(definition -> Response.json(200, definition.toJson()))
                .orElseThrow(() -> HubSpotErrors.notFound("Property does not exist"));
    }

    private Response readBatch(JsonNode body) {
        List<JsonNode> inputs = inputs(body);
        String property = body.path("idProperty").asText("hs_object_id");
        List<String> wanted = new ArrayList<>();
        body.path("properties").forEach(name -> wanted.add(name.asText()));
        ObjectNode answer = Json.object().put("status", "COMPLETE");
        ArrayNode results = answer.putArray("results");
        ArrayNode missing = Json.array();
        for (JsonNode input : inputs) {
            String id = input.path("id").asText();
            find(property, id)
                    .ifPresentOrElse(
                            contact -> results.add(contact.toJson(wanted.isEmpty() ? Contact.USUAL : wanted)),
                            () -> missing.add(id));
        }
        if (!missing.isEmpty()) {
            answer.put("numErrors", 1);
            ObjectNode error = answer.putArray("errors").addObject();
            error.put("status", "error")
                    .put("category", "OBJECT_NOT_FOUND")
                    .put("message", "Could not get some CONTACT objects, they may be deleted or not exist.");
            error.putObject("context").set("ids", missing);
        }
        return Response.json(missing.isEmpty() ? 200 : 207, answer);
    }

    private Response archive(JsonNode body) {
        synchronized (book) {
            for (JsonNode input : inputs(body)) {
                String id = input.path("id").asText();
                boolean archived = id.matches("[0-9]{1,18}") && book.archive(Long.parseLong(id));
                if (archived) {
                    statistics.record(NAME, Statistics.Outcome.ARCHIVED);
                }
            }
            book.commit();
        }
        return Response.empty(204);
    }

    private Optional<Contact> find(String property, String id) {
        if (!property.equals("hs_object_id") && !catalogue.isUnique(property)) {
            throw HubSpotErrors.invalid("idProperty '" + property + "' is not a property with unique values");
        }
        return book.find(property, id);
    }

    private static List<JsonNode> inputs(JsonNode body) {
        List<JsonNode> inputs = new ArrayList<>();
        body.path("inputs").forEach(inputs::add);
        if (inputs.isEmpty() || inputs.size() > BatchUpsert.LARGEST_BATCH) {
            throw HubSpotErrors.invalid("The batch of " + inputs.size() + " is not 1 to " + BatchUpsert.LARGEST_BATCH);
        }
        return inputs;
    }

    private static Collection<String> wanted(Request request) {
        List<String> wanted = request.parameters("properties").stream()
                .flatMap(names -> List.of(names.split(",", -1)).stream())
                .filter(name -> !name.isBlank())
                .toList();
        return wanted.isEmpty() ? Contact.USUAL : wanted;
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw HubSpotErrors.invalid("'" + text + "' is not a number");
        }
        return Integer.parseInt(text);
    }

    private static Response unrouted(int status, Request request) {
        return status == 404
                ? HubSpotErrors.error(404, "OBJECT_NOT_FOUND", "No resource at " + request.path())
                : HubSpotErrors.error(status, "METHOD_NOT_ALLOWED", request.method() + " is not allowed here");
    }
}
