package io.customerhub.sandbox.dynamics;

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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** One Dataverse environment as a registered application sees it, and the token server before it. */
public final class Dynamics implements Vendor {

    static final String NAME = "dynamics";
    static final String API = "/api/data/v9.2/";
    private static final Duration TOKEN = Duration.ofSeconds(3_599);
    private static final int CALLS = 6_000;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int AT_ONCE = 52;

    private final DynamicsCredentials credentials;
    private final AccessTokens tokens;
    private final RateLimit rate;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final List<TruthRow> truth;
    private final DynamicsControls controls;
    private final Router router;

    public Dynamics(
            DynamicsCredentials credentials, Company company, Journal journal, Statistics statistics, Clock clock) {
        this.credentials = credentials;
        this.tokens = new AccessTokens(TOKEN, clock);
        this.rate = new RateLimit(CALLS, WINDOW, clock);
        Tables tables = new Tables(journal, clock);
        this.truth = DynamicsSeeds.plant(tables, company);
        DeltaTokens deltas = new DeltaTokens(clock);
        RowReading reading = new RowReading(tables, deltas);
        RowWriting writing = new RowWriting(tables, reading, statistics);
        this.controls = new DynamicsControls(tables, deltas, clock);
        this.router = new Router(Dynamics::unrouted)
                .on("POST", "/{tenant}/oauth2/v2.0/token", this::token)
                .on("GET", API + "WhoAmI", guarded((request, path) -> whoAmI()))
                .on("GET", API + "{target}", guarded((request, path) -> reading.answer(request, target(path))))
                .on("POST", API + "{target}", guarded((request, path) -> writing.create(request, target(path))))
                .on("PATCH", API + "{target}", guarded((request, path) -> writing.upsert(request, target(path))))
                .on("DELETE", API + "{target}", guarded((request, path) -> writing.delete(target(path))))
                .on(
                        "POST",
                        API + "{target}/Microsoft.Dynamics.CRM.UpsertMultiple",
                        guarded((request, path) -> writing.upsertMultiple(request, target(path))));
        journal.replay(tables::restore);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CallKind kindOf(Request request) {
        if (request.path().endsWith("/oauth2/v2.0/token")) {
            return CallKind.TOKEN;
        }
        return request.method().equals("GET") ? CallKind.READ : CallKind.WRITE;
    }

    @Override
    public Response answer(Request request) {
        Response answer;
        try {
            answer = router.route(request);
        } catch (Refusal refusal) {
            answer = refusal.response();
        }
        return answer.with("OData-Version", "4.0")
                .with("x-ms-service-request-id", UUID.randomUUID().toString());
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure = status == 429
                ? DynamicsErrors.error(
                        429,
                        "0x80072322",
                        "Number of requests exceeded the limit of 6000 over time window of 300 seconds.")
                : DynamicsErrors.error(status, "0x80040216", "An unexpected error occurred.");
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
        boolean list = request.method().equals("GET")
                && request.path().startsWith(API)
                && TableKind.of(request.path().substring(API.length())).isPresent();
        if (!list) {
            return Optional.empty();
        }
        Preferences asked = Preferences.of(request);
        Request shortened = request.withHeader(
                "prefer",
                "odata.maxpagesize=" + Page.half(asked.pageSize())
                        + (asked.tracksChanges() ? ",odata.track-changes" : ""));
        return Optional.of(Page.of(shortened, "/value", "", "modifiedon"));
    }

    @Override
    public void expireTokens() {
        tokens.revokeAll();
    }

    @Override
    public List<TruthRow> truth() {
        return truth;
    }

    private Response token(Request request, Map<String, String> path) {
        Form form = request.form();
        if (!credentials.tenant().equals(path.get("tenant"))) {
            return DynamicsErrors.tokenRefused(
                    400, "invalid_request", 90002, "Tenant '" + path.get("tenant") + "' not found.");
        }
        if (!form.first("grant_type").equals("client_credentials")) {
            return DynamicsErrors.tokenRefused(
                    400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
        }
        if (!form.first("client_id").equals(credentials.clientId())) {
            return DynamicsErrors.tokenRefused(
                    400, "unauthorized_client", 700016, "Application was not found in the directory.");
        }
        if (!form.first("client_secret").equals(credentials.clientSecret())) {
            return DynamicsErrors.tokenRefused(401, "invalid_client", 7000215, "Invalid client secret provided.");
        }
        if (!form.first("scope").matches("https?://[^/]+/" + NAME + "/\\.default")) {
            return DynamicsErrors.tokenRefused(
                    400,
                    "invalid_scope",
                    70011,
                    "The provided value for the input parameter 'scope' is not valid; it must be the environment's"
                            + " address and /.default.");
        }
        return Response.json(
                200,
                Json.object()
                        .put("token_type", "Bearer")
                        .put("expires_in", TOKEN.toSeconds())
                        .put("ext_expires_in", TOKEN.toSeconds())
                        .put("access_token", tokens.issue("eyJ0")));
    }

    /** Lets a handler run only for a good token and within the limits that protect the service. */
    private Router.Handler guarded(Router.Handler handler) {
        return (request, path) -> {
            if (request.bearer().filter(tokens::isValid).isEmpty()) {
                return DynamicsErrors.unauthorized();
            }
            if (!slots.tryAcquire()) {
                return DynamicsErrors.tooMany(
                        "0x80072326", "Number of concurrent requests exceeded the limit of 52.", 1);
            }
            boolean answered = false;
            try {
                Response response = rate.admits()
                        ? handler.answer(request, path)
                        : DynamicsErrors.tooMany(
                                "0x80072322",
                                "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
                                rate.untilRoom().toSeconds());
                answered = true;
                return response.with("x-ms-ratelimit-burst-remaining-xrm-requests", String.valueOf(CALLS - rate.used()))
                        .whenSent(slots::release);
            } finally {
                if (!answered) {
                    slots.release();
                }
            }
        };
    }

    private static Response whoAmI() {
        return Response.json(
                200,
                Json.object()
                        .put("BusinessUnitId", Tables.id("business unit"))
                        .put("UserId", Tables.id("user"))
                        .put("OrganizationId", Tables.id("organisation")));
    }

    private static Target target(Map<String, String> path) {
        return Target.of(path.getOrDefault("target", ""));
    }

    private static Response unrouted(int status, Request request) {
        return DynamicsErrors.error(
                status, "0x8006088a", "Resource not found for the segment '" + request.path() + "'.");
    }
}
