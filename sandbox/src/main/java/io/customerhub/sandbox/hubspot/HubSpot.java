package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.RateLimit;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.http.Vendor;
import io.customerhub.sandbox.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** HubSpot's CRM as a private app sees one portal. */
public final class HubSpot implements Vendor {

    static final String NAME = "hubspot";
    private static final String OBJECTS = "/crm/v3/objects/{kind}";
    private static final String PROPERTIES = "/crm/v3/properties/{kind}";

    /** Answers a request about objects of one kind. */
    private interface KindHandler {
        Response answer(ObjectCalls calls, Request request, Map<String, String> variables);
    }

    private final String accessToken;
    private final Clock clock;
    private final Map<ObjectKind, ObjectBook> books = new EnumMap<>(ObjectKind.class);
    private final Map<ObjectKind, ObjectCalls> calls = new EnumMap<>(ObjectKind.class);
    private final Associations associations = new Associations();
    private final HubSpotSeeds seeds = new HubSpotSeeds(books, associations);
    private final HubSpotControls controls;
    private final RateLimit rate;
    private final RateLimit searches;
    private final Router router;

    /**
     * Makes the portal.
     *
     * @param clientSecret what webhooks are signed with, if any are to be sent
     */
    public HubSpot(
            String accessToken,
            Optional<String> clientSecret,
            List<CustomerCard> cards,
            Journal journal,
            Statistics statistics,
            Clock clock) {
        this.accessToken = accessToken;
        this.clock = clock;
        for (ObjectKind kind : ObjectKind.values()) {
            ObjectBook book = new ObjectBook(kind, new PropertyCatalogue(kind, journal), journal);
            books.put(kind, book);
            calls.put(kind, new ObjectCalls(book, associations, statistics, clock));
        }
        this.controls = new HubSpotControls(books, seeds, clientSecret, journal, clock);
        this.rate = new RateLimit(100, Duration.ofSeconds(10), clock);
        this.searches = new RateLimit(4, Duration.ofSeconds(1), clock);
        this.router = new Router(HubSpot::unrouted)
                .on("POST", OBJECTS + "/batch/upsert", of((kind, request, path) -> kind.upsert(request)))
                .on("POST", OBJECTS + "/batch/archive", of((kind, request, path) -> kind.archiveBatch(request)))
                .on("POST", OBJECTS + "/batch/read", of((kind, request, path) -> kind.readBatch(request)))
                .on("POST", OBJECTS + "/search", of((kind, request, path) -> search(kind, request)))
                .on("GET", OBJECTS, of((kind, request, path) -> kind.list(request)))
                .on("GET", OBJECTS + "/{id}", of((kind, request, path) -> kind.readOne(request, part(path, "id"))))
                .on("DELETE", OBJECTS + "/{id}", of((kind, request, path) -> kind.archive(List.of(part(path, "id")))))
                .on("POST", "/crm/v4/associations/{kind}/{other}/batch/read", this::readAssociations)
                .on("GET", PROPERTIES, (request, path) -> catalogue(path).list())
                .on(
                        "POST",
                        PROPERTIES,
                        (request, path) -> catalogue(path)
                                .create(request.json().orElseThrow(() -> HubSpotErrors.invalid("Invalid input JSON"))))
                .on(
                        "GET",
                        PROPERTIES + "/{name}",
                        (request, path) -> catalogue(path)
                                .find(part(path, "name"))
                                .map(definition -> Response.json(200, definition.toJson()))
                                .orElseThrow(() -> HubSpotErrors.notFound("Property does not exist")));
        if (!cards.isEmpty()) {
            seeds.plant(cards);
        }
        journal.replay(this::restore);
    }

    private void restore(JsonNode line) {
        String word = line.path("kind").asText();
        if (word.equals("seed")) {
            seeds.plantExtra(
                    line.path("contacts").asInt(),
                    Instant.parse(line.path("modified").asText()));
        } else if (word.equals("property")) {
            book(line.path("object").asText("contacts")).catalogue().restore(line);
        } else {
            book(word).restore(line);
        }
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
        return admitted(request)
                .with("X-HubSpot-Correlation-Id", UUID.randomUUID().toString());
    }

    private Response admitted(Request request) {
        if (!request.bearer().equals(Optional.of(accessToken))) {
            return HubSpotErrors.unauthorized();
        }
        return rate.admits() ? router.route(request) : HubSpotErrors.limited("TEN_SECONDLY_ROLLING");
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

    @Override
    public void addControls(Router router) {
        controls.addTo(router);
    }

    @Override
    public Optional<Page> page(Request request) {
        return HubSpotPages.page(request);
    }

    @Override
    public Map<Faults.Kind, String> exempt() {
        return Map.of(Faults.Kind.EXPIRE_TOKENS, "a private app's token does not expire");
    }

    @Override
    public List<TruthRow> truth() {
        return seeds.truth();
    }

    private Router.Handler of(KindHandler handler) {
        return (request, variables) -> handler.answer(
                Objects.requireNonNull(calls.get(book(part(variables, "kind")).kind())), request, variables);
    }

    private Response search(ObjectCalls kind, Request request) {
        return searches.admits() ? kind.search(request) : HubSpotErrors.limited("SECONDLY");
    }

    private Response readAssociations(Request request, Map<String, String> variables) {
        JsonNode body = request.json().orElseThrow(() -> HubSpotErrors.invalid("Invalid input JSON"));
        ObjectKind from = book(part(variables, "kind")).kind();
        ObjectKind to = book(part(variables, "other")).kind();
        return associations.readBatch(body, from, to, clock.instant());
    }

    private PropertyCatalogue catalogue(Map<String, String> variables) {
        return book(part(variables, "kind")).catalogue();
    }

    private ObjectBook book(String word) {
        return ObjectKind.of(word)
                .map(books::get)
                .orElseThrow(() -> HubSpotErrors.invalid("Unable to infer object type from: " + word));
    }

    private static String part(Map<String, String> variables, String name) {
        return variables.getOrDefault(name, "");
    }

    private static Response unrouted(int status, Request request) {
        return status == 404
                ? HubSpotErrors.error(404, "OBJECT_NOT_FOUND", "No resource at " + request.path())
                : HubSpotErrors.error(status, "METHOD_NOT_ALLOWED", request.method() + " is not allowed here");
    }
}
