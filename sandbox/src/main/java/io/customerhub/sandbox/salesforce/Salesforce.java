package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.AccessTokens;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Form;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.RateLimit;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One Salesforce org as a connected app sees it. */
public final class Salesforce implements Vendor {

    static final String NAME = "salesforce";
    private static final String DATA = "/services/data/{version}";
    private static final Duration SESSION = Duration.ofHours(2);
    private static final int OLDEST_VERSION = 55;
    private static final int NEWEST_VERSION = 64;

    private final SalesforceCredentials credentials;
    private final Clock clock;
    private final int callsADay;
    private final AccessTokens sessions;
    private final RateLimit day;
    private final ContactTable table;
    private final QueryPages pages = new QueryPages();
    private final Router router;

    public Salesforce(
            SalesforceCredentials credentials, int callsADay, Journal journal, Statistics statistics, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
        this.callsADay = callsADay;
        this.sessions = new AccessTokens(SESSION, clock);
        this.day = new RateLimit(callsADay, Duration.ofDays(1), clock);
        this.table = new ContactTable(journal);
        ContactCollections collections = new ContactCollections(table, statistics, clock);
        this.router = new Router(Salesforce::unrouted)
                .on("POST", "/services/oauth2/token", (request, variables) -> token(request))
                .on("POST", "/services/oauth2/revoke", (request, variables) -> revoke(request))
                .on("GET", "/services/oauth2/revoke", (request, variables) -> revoke(request))
                .on("GET", "/services/data", (request, variables) -> versions())
                .on("GET", DATA + "/limits", guarded((request, variables) -> limits()))
                .on("GET", DATA + "/query", guarded(this::query))
                .on(
                        "GET",
                        DATA + "/query/{locator}",
                        guarded((request, variables) -> pages.next(
                                variables.getOrDefault("version", ""), variables.getOrDefault("locator", ""))))
                .on("GET", DATA + "/sobjects/Contact/describe", guarded((request, variables) -> describe(variables)))
                .on(
                        "PATCH",
                        DATA + "/composite/sobjects/Contact/{field}",
                        guarded((request, variables) -> collections.upsert(
                                request.json()
                                        .orElseThrow(() ->
                                                SalesforceErrors.refused("JSON_PARSER_ERROR", "The body is not JSON")),
                                variables.getOrDefault("field", ""))))
                .on(
                        "DELETE",
                        DATA + "/composite/sobjects",
                        guarded((request, variables) -> collections.delete(request)));
        journal.replay(table::restore);
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
        return withUsage(router.route(request));
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
    public void addControls(Router controls) {
        controls.on("GET", "/crm/salesforce", (request, variables) -> Response.lines(contacts()));
    }

    /** Every live contact's own fields, in the order of our customer id. */
    private List<ObjectNode> contacts() {
        return table.all().stream()
                .sorted(Comparator.comparing((Contact contact) -> contact.text(ContactField.EXTERNAL_ID))
                        .thenComparing(contact -> contact.text("LastName")))
                .map(contact -> {
                    ObjectNode node = Json.object();
                    node.setAll(contact.fields());
                    return node;
                })
                .toList();
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
            if (!isKnown(variables.getOrDefault("version", ""))) {
                return unrouted(404, request);
            }
            if (!day.admits()) {
                return SalesforceErrors.overDailyLimit();
            }
            return handler.answer(request, variables);
        };
    }

    private static boolean isKnown(String version) {
        return version.matches("v[0-9]{2}\\.0")
                && Integer.parseInt(version.substring(1, 3)) >= OLDEST_VERSION
                && Integer.parseInt(version.substring(1, 3)) <= NEWEST_VERSION;
    }

    private Response query(Request request, Map<String, String> variables) {
        SoqlQuery query = SoqlParser.parse(request.parameter("q").orElse(""));
        List<Contact> found = query.run(table.all());
        if (query.count()) {
            ObjectNode answer = Json.object().put("totalSize", found.size()).put("done", true);
            answer.putArray("records");
            return Response.json(200, answer);
        }
        return pages.first(variables.getOrDefault("version", ""), query, found);
    }

    private static Response versions() {
        ArrayNode versions = Json.array();
        for (int version = OLDEST_VERSION; version <= NEWEST_VERSION; version++) {
            versions.addObject()
                    .put("label", "Version " + version)
                    .put("url", "/services/data/v" + version + ".0")
                    .put("version", version + ".0");
        }
        return Response.json(200, versions);
    }

    private Response limits() {
        ObjectNode limits = Json.object();
        limits.putObject("DailyApiRequests").put("Max", callsADay).put("Remaining", callsADay - day.used());
        return Response.json(200, limits);
    }

    private static Response describe(Map<String, String> variables) {
        String url = "/services/data/" + variables.get("version") + "/sobjects/Contact";
        ObjectNode description = Json.object().put("name", "Contact").put("label", "Contact");
        description.put("labelPlural", "Contacts").put("keyPrefix", "003").put("custom", false);
        description
                .put("createable", true)
                .put("updateable", true)
                .put("deletable", true)
                .put("queryable", true);
        description.put("retrieveable", true).put("searchable", true).put("undeletable", true);
        description.putObject("urls").put("sobject", url).put("describe", url + "/describe");
        ArrayNode fields = description.putArray("fields");
        ContactField.ALL.forEach(field -> fields.add(field.toJson()));
        description.putArray("childRelationships");
        description.putArray("recordTypeInfos");
        return Response.json(200, description);
    }

    private static Response unrouted(int status, Request request) {
        return status == 404
                ? SalesforceErrors.error(404, "NOT_FOUND", "The requested resource does not exist")
                : SalesforceErrors.error(
                        status, "METHOD_NOT_ALLOWED", "HTTP Method '" + request.method() + "' not allowed");
    }
}
