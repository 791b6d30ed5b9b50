package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.AccessTokens;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Form;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.RateLimit;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.http.Vendor;
import io.customerhub.sandbox.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One Salesforce org as a connected app sees it. */
public final class Salesforce implements Vendor {

    static final String NAME = "salesforce";
    private static final String DATA = "/services/data/{version}";
    private static final Duration SESSION = Duration.ofHours(2);

    private final SalesforceCredentials credentials;
    private final Clock clock;
    private final int callsADay;
    private final AccessTokens sessions;
    private final RateLimit day;
    private final Map<SObjectKind, ObjectTable> tables = new EnumMap<>(SObjectKind.class);
    private final List<TruthRow> truth;
    private final SalesforceControls controls;
    private final Router router;

    public Salesforce(
            SalesforceCredentials credentials,
            Company company,
            int callsADay,
            Journal journal,
            Statistics statistics,
            Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
        this.callsADay = callsADay;
        this.sessions = new AccessTokens(SESSION, clock);
        this.day = new RateLimit(callsADay, Duration.ofDays(1), clock);
        ChangeEvents events = new ChangeEvents(clock);
        for (SObjectKind kind : SObjectKind.values()) {
            tables.put(kind, new ObjectTable(kind, journal, events));
        }
        this.truth = SalesforceSeeds.plant(tables, company);
        ObjectCollections collections = new ObjectCollections(tables, statistics, clock);
        BulkJobs jobs = new BulkJobs(tables, collections, journal, statistics, clock);
        ObjectReading reading = new ObjectReading(tables, clock);
        this.controls = new SalesforceControls(tables, jobs, events, clock);
        this.router = new Router(Salesforce::unrouted)
                .on("POST", "/services/oauth2/token", (request, path) -> token(request))
                .on("POST", "/services/oauth2/revoke", (request, path) -> revoke(request))
                .on("GET", "/services/oauth2/revoke", (request, path) -> revoke(request))
                .on("GET", "/services/data", (request, path) -> OrgDescription.versions())
                .on("GET", DATA + "/limits", guarded((request, path) -> limits()));
        routeObjects(reading, collections);
        routeJobs(jobs);
        StreamingApi streaming = new StreamingApi(events);
        router.on("POST", "/cometd/{version}", guarded((request, path) -> streaming.answer(request)))
                .on("POST", "/cometd/{version}/{type}", guarded((request, path) -> streaming.answer(request)));
        journal.replay(line -> {
            if (line.has("job")) {
                jobs.restore(line);
            } else {
                table(line.path("object").asText("Contact")).restore(line);
            }
        });
    }

    private void routeObjects(ObjectReading reading, ObjectCollections collections) {
        router.on(
                        "GET",
                        DATA + "/query",
                        guarded((request, path) -> reading.query(request, part(path, "version"), false)))
                .on(
                        "GET",
                        DATA + "/queryAll",
                        guarded((request, path) -> reading.query(request, part(path, "version"), true)))
                .on(
                        "GET",
                        DATA + "/query/{locator}",
                        guarded((request, path) -> reading.next(part(path, "version"), part(path, "locator"))))
                .on(
                        "GET",
                        DATA + "/sobjects/{object}/describe",
                        guarded((request, path) ->
                                OrgDescription.of(table(part(path, "object")).kind(), part(path, "version"))))
                .on(
                        "GET",
                        DATA + "/sobjects/{object}/deleted",
                        guarded((request, path) -> reading.deleted(request, table(part(path, "object")))))
                .on(
                        "GET",
                        DATA + "/sobjects/{object}/{id}",
                        guarded((request, path) -> reading.read(
                                request, table(part(path, "object")), part(path, "version"), part(path, "id"))))
                .on(
                        "PATCH",
                        DATA + "/composite/sobjects/{object}/{field}",
                        guarded((request, path) ->
                                collections.upsert(body(request), table(part(path, "object")), part(path, "field"))))
                .on("DELETE", DATA + "/composite/sobjects", guarded((request, path) -> collections.delete(request)));
    }

    private void routeJobs(BulkJobs jobs) {
        String ingest = DATA + "/jobs/ingest";
        router.on("POST", ingest, guarded((request, path) -> jobs.create(body(request), part(path, "version"))))
                .on("PUT", ingest + "/{id}/batches", guarded((request, path) -> jobs.upload(part(path, "id"), request)))
                .on(
                        "PATCH",
                        ingest + "/{id}",
                        guarded((request, path) -> jobs.change(part(path, "id"), body(request), part(path, "version"))))
                .on(
                        "GET",
                        ingest + "/{id}",
                        guarded((request, path) -> jobs.info(part(path, "id"), part(path, "version"))))
                .on("DELETE", ingest + "/{id}", guarded((request, path) -> jobs.delete(part(path, "id"))))
                .on(
                        "GET",
                        ingest + "/{id}/{results}",
                        guarded((request, path) -> jobs.results(part(path, "id"), part(path, "results"))));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CallKind kindOf(Request request) {
        if (request.path().startsWith("/services/oauth2/")) {
            return CallKind.TOKEN;
        }
        return request.method().equals("GET") ? CallKind.READ : CallKind.WRITE;
    }

    @Override
    public Response answer(Request request) {
        try {
            return withUsage(router.route(request));
        } catch (Refusal refusal) {
            return withUsage(refusal.response());
        }
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure = status == 429
                ? SalesforceErrors.error(429, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests limit exceeded.")
                : SalesforceErrors.error(status, "UNKNOWN_EXCEPTION", "An unexpected error occurred.");
        return withUsage(
                retryAfterSeconds.isPresent()
                        ? failure.with("Retry-After", String.valueOf(retryAfterSeconds.getAsInt()))
                        : failure);
    }

    @Override
    public void addControls(Router router) {
        controls.addTo(router);
    }

    @Override
    public Optional<Page> page(Request request) {
        if (!request.method().equals("GET") || !request.path().contains("/query")) {
            return Optional.empty();
        }
        Request shortened = request.withHeader("sforce-query-options", "batchSize=" + QueryPages.SMALLEST_PAGE);
        return Optional.of(
                request.parameter("q").isPresent()
                        ? Page.of(shortened, "/records", "", "SystemModstamp")
                        : Page.alwaysFull("/records", "", "SystemModstamp"));
    }

    @Override
    public void expireTokens() {
        sessions.revokeAll();
    }

    @Override
    public List<TruthRow> truth() {
        return truth;
    }

    private ObjectTable table(String object) {
        return SObjectKind.of(object)
                .map(tables::get)
                .orElseThrow(() ->
                        new Refusal(SalesforceErrors.error(404, "NOT_FOUND", "The requested resource does not exist")));
    }

    private static JsonNode body(Request request) {
        return request.json().orElseThrow(() -> SalesforceErrors.refused("JSON_PARSER_ERROR", "The body is not JSON"));
    }

    private static String part(Map<String, String> path, String name) {
        return path.getOrDefault(name, "");
    }

    private Response withUsage(Response response) {
        return response.with("Sforce-Limit-Info", "api-usage=" + day.used() + "/" + callsADay);
    }

    private Response token(Request request) {
        Form form = request.form();
        if (!form.first("grant_type").equals("client_credentials")) {
            return SalesforceErrors.tokenRefused("unsupported_grant_type", "grant type not supported");
        }
        String pair = credentials.clientId() + ":" + credentials.clientSecret();
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        boolean inForm = form.first("client_id").equals(credentials.clientId())
                && form.first("client_secret").equals(credentials.clientSecret());
        if (!inForm && !request.basic().equals(Optional.of(basic))) {
            return SalesforceErrors.tokenRefused("invalid_client", "invalid client credentials");
        }
        String organisation = SalesforceId.of("00D", 1);
        String base = request.base() + "/" + NAME;
        return Response.json(
                200,
                Json.object()
                        .put("access_token", sessions.issue(organisation.substring(0, 15) + "!"))
                        .put("signature", AccessTokens.unguessable("") + "=")
                        .put("scope", "api")
                        .put("instance_url", base)
                        .put("id", base + "/id/" + organisation + "/" + SalesforceId.of("005", 1))
                        .put("token_type", "Bearer")
                        .put("issued_at", String.valueOf(clock.millis())));
    }

    private Response revoke(Request request) {
        sessions.revoke(
                request.parameter("token").orElseGet(() -> request.form().first("token")));
        return Response.empty(200);
    }

    /** Lets a handler run only for a live session, a known version and within the day's calls. */
    private Router.Handler guarded(Router.Handler handler) {
        return (request, variables) -> {
            if (request.bearer().filter(sessions::isValid).isEmpty()) {
                return SalesforceErrors.noSession();
            }
            String version = variables.getOrDefault("version", "");
            if (!OrgDescription.isKnown(version) && !OrgDescription.isKnown("v" + version)) {
                return unrouted(404, request);
            }
            if (!day.admits()) {
                return SalesforceErrors.overDailyLimit();
            }
            return handler.answer(request, variables);
        };
    }

    private Response limits() {
        ObjectNode limits = Json.object();
        limits.putObject("DailyApiRequests").put("Max", callsADay).put("Remaining", callsADay - day.used());
        return Response.json(200, limits);
    }

    private static Response unrouted(int status, Request request) {
        return status == 404
                ? SalesforceErrors.error(404, "NOT_FOUND", "The requested resource does not exist")
                : SalesforceErrors.error(
                        status, "METHOD_NOT_ALLOWED", "HTTP Method '" + request.method() + "' not allowed");
    }
}
