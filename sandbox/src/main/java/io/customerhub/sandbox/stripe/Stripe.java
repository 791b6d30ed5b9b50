package io.customerhub.sandbox.stripe;

import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.RateLimit;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
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
import java.util.concurrent.atomic.AtomicLong;

/** Stripe as one account's server sees it, in test mode. */
public final class Stripe implements Vendor {

    static final String NAME = "stripe";
    static final String VERSION = "2025-09-30.clover";
    private static final String LIST = "/v1/{kind}";
    private static final int CALLS_A_SECOND = 25;

    private final String secretKey;
    private final StripeLists lists;
    private final StripeControls controls;
    private final List<TruthRow> truth;
    private final RateLimit rate;
    private final Router router;
    private final AtomicLong calls = new AtomicLong();

    public Stripe(StripeCredentials credentials, Company company, Journal journal, Clock clock) {
        this.secretKey = credentials.secretKey();
        StripeLedger ledger = new StripeLedger();
        this.truth = StripeSeeds.plant(ledger, company.cards(NAME));
        this.lists = new StripeLists(ledger, clock);
        this.controls = new StripeControls(ledger, credentials.webhookSecret(), journal, clock);
        this.rate = new RateLimit(CALLS_A_SECOND, Duration.ofSeconds(1), clock);
        this.router = new Router(Stripe::unrouted)
                .on("GET", LIST, (request, path) -> lists.list(request, kind(request, path)))
                .on(
                        "GET",
                        LIST + "/{id}",
                        (request, path) -> lists.read(kind(request, path), path.getOrDefault("id", "")));
        journal.replay(controls::restore);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CallKind kindOf(Request request) {
        return request.method().equals("GET") ? CallKind.READ : CallKind.WRITE;
    }

    @Override
    public Response answer(Request request) {
        Response answer;
        try {
            answer = admitted(request);
        } catch (Refusal refusal) {
            answer = refusal.response();
        }
        return answer.with("Stripe-Version", request.header("stripe-version").orElse(VERSION))
                .with("Request-Id", "req_" + calls.incrementAndGet());
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure = status == 429
                ? StripeErrors.limited()
                : StripeErrors.error(status, "api_error", "", "An error occurred on Stripe's side.");
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
                && request.path().startsWith("/v1/")
                && StripeKind.of(request.path().substring(4)).isPresent();
        return list
                ? Optional.of(Page.of(
                        request.withParameter("limit", Page.half(request.parameter("limit"), 10)),
                        "/data",
                        "",
                        "created"))
                : Optional.empty();
    }

    @Override
    public Map<Faults.Kind, String> exempt() {
        return Map.of(
                Faults.Kind.TIMEOUT_AFTER_WRITE,
                "nothing is written",
                Faults.Kind.EXPIRE_TOKENS,
                "its key does not expire");
    }

    @Override
    public List<TruthRow> truth() {
        return truth;
    }

    private Response admitted(Request request) {
        String basic = Base64.getEncoder().encodeToString((secretKey + ":").getBytes(StandardCharsets.UTF_8));
        boolean known = request.bearer().equals(Optional.of(secretKey))
                || request.basic().equals(Optional.of(basic));
        if (!known) {
            return StripeErrors.error(401, "invalid_request_error", "", "Invalid API Key provided.");
        }
        return rate.admits() ? router.route(request) : StripeErrors.limited();
    }

    private static StripeKind kind(Request request, Map<String, String> path) {
        return StripeKind.of(path.getOrDefault("kind", "")).orElseThrow(() -> new Refusal(unrouted(404, request)));
    }

    private static Response unrouted(int status, Request request) {
        return StripeErrors.error(
                status,
                "invalid_request_error",
                "",
                "Unrecognized request URL (" + request.method() + ": " + request.path() + ").");
    }
}
