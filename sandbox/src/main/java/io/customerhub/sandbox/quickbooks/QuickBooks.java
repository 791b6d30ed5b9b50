package io.customerhub.sandbox.quickbooks;

import io.customerhub.sandbox.company.BookRecord;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.Entity;
import io.customerhub.sandbox.http.AuthorizationCodes;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.ConsentScreen;
import io.customerhub.sandbox.http.Form;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Page;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** QuickBooks Online as one company's clients see it: token server and accounting API. */
public final class QuickBooks implements Vendor {

    static final String NAME = "quickbooks";
    private static final String SCOPE = "com.intuit.quickbooks.accounting";
    private static final int CALLS_A_MINUTE = 500;
    private static final int CALLS_AT_ONCE = 10;

    private final QuickBooksCredentials credentials;
    private final Clock clock;
    private final QuickBooksErrors errors;
    private final RotatingTokens tokens;
    private final AuthorizationCodes codes;
    private final Books books;
    private final RecordWrites writes;
    private final ChangeFeed changes;
    private final RateLimit rate;
    private final Semaphore slots = new Semaphore(CALLS_AT_ONCE);
    private final Router router;

    public QuickBooks(
            QuickBooksCredentials credentials, Company company, Journal journal, Statistics statistics, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
        this.errors = new QuickBooksErrors(clock);
        this.tokens = new RotatingTokens(credentials.firstRefreshToken(), journal, clock);
        this.codes = new AuthorizationCodes(clock);
        ConsentScreen consent = new ConsentScreen(
                new ConsentScreen.Client(credentials.clientId(), credentials.redirectUrl(), SCOPE, true),
                codes,
                Map.of("realmId", credentials.realm()));
        this.books = new Books(company, journal, clock);
        this.writes = new RecordWrites(books, errors, statistics, clock);
        this.changes = new ChangeFeed(books, errors, clock);
        this.rate = new RateLimit(CALLS_A_MINUTE, Duration.ofMinutes(1), clock);
        this.router = new Router(this::unrouted)
                .on("GET", "/connect/oauth2", (request, variables) -> consent.show(request))
                .on("POST", "/connect/oauth2", (request, variables) -> consent.decide(request))
                .on("POST", "/oauth2/v1/tokens/bearer", (request, variables) -> token(request))
                .on("GET", "/v3/company/{realm}/query", guarded((request, variables) -> query(request)))
                .on("GET", "/v3/company/{realm}/cdc", guarded((request, variables) -> changes.answer(request)))
                .on("POST", "/v3/company/{realm}/{entity}", guarded(this::write))
                .on("GET", "/v3/company/{realm}/{entity}/{id}", guarded(this::read));
        journal.replay(line -> {
            if (line.path("kind").asText().equals("tokens")) {
                tokens.restore(line);
            } else {
                books.restore(line);
            }
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CallKind kindOf(Request request) {
        if (request.path().startsWith("/oauth2/") || request.path().startsWith("/connect/")) {
            return CallKind.TOKEN;
        }
        return request.method().equals("POST") ? CallKind.WRITE : CallKind.READ;
    }

    @Override
    public Response answer(Request request) {
        return router.route(request).with("intuit_tid", "1-" + UUID.randomUUID().toString());
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure = status == 429
                ? errors.throttled()
                : errors.fault(status, "SystemFault", "10000", "An application error has occurred", "Injected failure");
        return retryAfterSeconds.isPresent()
                ? failure.with("Retry-After", String.valueOf(retryAfterSeconds.getAsInt()))
                : failure;
    }

    @Override
    public Optional<Page> page(Request request) {
        return request.path().startsWith("/v3/") ? QuickBooksPages.page(request) : Optional.empty();
    }

    @Override
    public void expireTokens() {
        tokens.expireAccess();
    }

    @Override
    public void addControls(Router controls) {
        new QuickBooksControls(
                        books, tokens, new WebhookSender(credentials.realm(), credentials.webhookVerifier(), clock))
                .addTo(controls);
    }

    private Response token(Request request) {
        String expected = credentials.clientId() + ":" + credentials.clientSecret();
        String encoded = Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8));
        if (!request.basic().equals(Optional.of(encoded))) {
            return QuickBooksErrors.tokenRefused(401, "invalid_client", "Client authentication failed");
        }
        Form form = request.form();
        Optional<RotatingTokens.Pair> granted;
        switch (form.first("grant_type")) {
            case "refresh_token" -> granted = tokens.refresh(form.first("refresh_token"));
            case "authorization_code" -> granted = codes.redeem(form).map(consent -> tokens.grant());
            default -> {
                return QuickBooksErrors.tokenRefused(400, "unsupported_grant_type", "There is no such grant_type");
            }
        }
        return granted.map(pair -> Response.json(
                        200,
                        Json.object()
                                .put("access_token", pair.access())
                                .put("refresh_token", pair.refresh())
                                .put("token_type", "bearer")
                                .put("expires_in", RotatingTokens.ACCESS.toSeconds())
                                .put("x_refresh_token_expires_in", RotatingTokens.REFRESH.toSeconds())))
                .orElseGet(() ->
                        QuickBooksErrors.tokenRefused(400, "invalid_grant", "Incorrect or invalid refresh token"));
    }

    /** Lets a handler run only for the right token and realm and within the limits. */
    private Router.Handler guarded(Router.Handler handler) {
        return (request, variables) -> {
            if (request.bearer().filter(tokens::isValid).isEmpty()) {
                return errors.unauthorized("Token expired or invalid");
            }
            if (!credentials.realm().equals(variables.get("realm"))) {
                return errors.fault(
                        403,
                        "AuthorizationFault",
                        "3100",
                        "ApplicationAuthorizationFailed",
                        "No access to this company");
            }
            if (!slots.tryAcquire()) {
                return errors.throttled();
            }
            boolean answered = false;
            try {
                Response response = rate.admits() ? handler.answer(request, variables) : errors.throttled();
                answered = true;
                return response.whenSent(slots::release);
            } finally {
                if (!answered) {
                    slots.release();
                }
            }
        };
    }

    private Response query(Request request) {
        Query query = QueryParser.parse(request.parameter("query").orElse(""), errors);
        List<BookRecord> found =
                QueryPlan.run(query, books.table(query.entity()).view());
        String time = "\"time\":\"" + QuickBooksTime.write(clock.instant()) + "\"}";
        if (query.count()) {
            return Response.json(
                    200,
                    new PageWriter()
                            .text("{\"QueryResponse\":{\"totalCount\":" + found.size() + "}," + time)
                            .parts());
        }
        int first = Math.min(query.start() - 1, found.size());
        int last = Math.min(found.size(), first + query.maximum());
        return Response.json(
                200,
                new PageWriter()
                        .text("{\"QueryResponse\":")
                        .page(query.entity(), query.start(), found.subList(first, last), List.of())
                        .text("," + time)
                        .parts());
    }

    private Response read(Request request, Map<String, String> variables) {
        Entity entity = entity(variables);
        BookRecord record = books.table(entity)
                .find(variables.getOrDefault("id", ""))
                .orElseThrow(() -> errors.invalid("610", "Object Not Found", "Object Not Found : " + request.path()));
        String time = ",\"time\":\"" + QuickBooksTime.write(clock.instant()) + "\"}";
        return Response.json(
                200,
                List.of(
                        ("{\"" + entity.word() + "\":").getBytes(StandardCharsets.UTF_8),
                        record.body().json(),
                        time.getBytes(StandardCharsets.UTF_8)));
    }

    private Response write(Request request, Map<String, String> variables) {
        Entity entity = entity(variables);
        var body = request.json()
                .orElseThrow(() -> errors.invalid("2010", "Request has invalid property", "The body is not JSON"));
        if (!entity.isListed() && request.parameter("operation").equals(Optional.of("delete"))) {
            return writes.delete(entity, body);
        }
        if (entity != Entity.CUSTOMER) {
            throw errors.invalid("500", "Unsupported Operation", "The sandbox writes customers and nothing else");
        }
        return writes.write(body, request.parameter("requestid").orElse(""));
    }

    private Entity entity(Map<String, String> variables) {
        String name = variables.getOrDefault("entity", "");
        return Entity.of(name)
                .orElseThrow(() ->
                        errors.invalid("500", "Unsupported Operation", "Operation " + name + " is not supported"));
    }

    private Response unrouted(int status, Request request) {
        return errors.fault(status, "ValidationFault", "404", "Not found", request.method() + " " + request.path());
    }
}
