package io.customerhub.sandbox.visits;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.RateLimit;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Signature;
import io.customerhub.sandbox.http.Vendor;
import io.customerhub.sandbox.http.WebhookPost;
import io.customerhub.sandbox.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The visits' API: one list behind a token, with a cursor. */
public final class FieldVisits implements Vendor {

    static final String NAME = "field-visits";
    private static final String VISITS = "/api/visits";
    private static final int LARGEST_PAGE = 100;
    private static final int USUAL_PAGE = 50;
    private static final int CALLS_A_MINUTE = 120;

    private final String token;
    private final VisitBook book;
    private final RateLimit rate;
    private final Router router;
    private final WebhookPost post = new WebhookPost();

    public FieldVisits(String token, List<CustomerCard> cards, Journal journal, Clock clock) {
        this.token = token;
        this.book = new VisitBook(cards, journal, clock);
        this.rate = new RateLimit(CALLS_A_MINUTE, Duration.ofMinutes(1), clock);
        this.router = new Router((status, request) -> error(status, "nothing at " + request.path()))
                .on("GET", VISITS, (request, path) -> list(request))
                .on(
                        "GET",
                        VISITS + "/{id}",
                        (request, path) -> book.find(path.getOrDefault("id", ""))
                                .map(visit -> Response.json(200, visit))
                                .orElseGet(() -> error(404, "no such visit")));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CallKind kindOf(Request request) {
        return CallKind.READ;
    }

    @Override
    public Response answer(Request request) {
        if (!request.bearer().equals(Optional.of(token))) {
            return error(401, "the bearer token is missing or wrong");
        }
        return rate.admits()
                ? router.route(request)
                : error(429, "too many requests")
                        .with(
                                "Retry-After",
                                String.valueOf(Math.max(1, rate.untilRoom().toSeconds())));
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure = error(status, status == 429 ? "too many requests" : "internal error");
        return retryAfterSeconds.isPresent()
                ? failure.with("Retry-After", String.valueOf(retryAfterSeconds.getAsInt()))
                : failure;
    }

    @Override
    public Optional<Page> page(Request request) {
        return request.path().equals(VISITS)
                ? Optional.of(Page.of(
                        request.withParameter("limit", Page.half(request.parameter("limit"), USUAL_PAGE)),
                        "/data",
                        "",
                        "outcome"))
                : Optional.empty();
    }

    @Override
    public Map<Faults.Kind, String> exempt() {
        return Map.of(
                Faults.Kind.TIMEOUT_AFTER_WRITE,
                "nothing is written",
                Faults.Kind.EXPIRE_TOKENS,
                "its token does not expire");
    }

    @Override
    public List<TruthRow> truth() {
        return book.truth();
    }

    @Override
    public void addControls(Router controls) {
        controls.on("POST", "/field-visits/touch", (request, path) -> change(request, false))
                .on("POST", "/field-visits/delete", (request, path) -> change(request, true))
                .on("POST", "/field-visits/webhook", (request, path) -> sendWebhook(request));
    }

    private Response list(Request request) {
        String size = request.parameter("limit").orElse(USUAL_PAGE + "");
        int limit = size.matches("[0-9]{1,9}") ? Integer.parseInt(size) : -1;
        if (limit < 1 || limit > LARGEST_PAGE) {
            return error(400, "limit must be 1 to " + LARGEST_PAGE);
        }
        Optional<String> place =
                request.parameter("cursor").map(FieldVisits::place).orElseGet(() -> since(request));
        if (place.isEmpty()) {
            return error(400, "cursor must be the next_cursor of a page, and updated_since a time in UTC");
        }
        List<Map.Entry<String, ObjectNode>> found = book.after(place.get(), limit);
        List<Map.Entry<String, ObjectNode>> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        page.forEach(entry -> data.add(entry.getValue()));
        if (found.size() > limit) {
            answer.put("next_cursor", cursor(page.get(page.size() - 1).getKey()));
        } else {
            answer.putNull("next_cursor");
        }
        return Response.json(200, answer);
    }

    private static Optional<String> since(Request request) {
        Optional<String> since = request.parameter("updated_since");
        if (since.isEmpty()) {
            return Optional.of("");
        }
        try {
            return Optional.of(VisitBook.placeBefore(Instant.parse(since.get())));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String cursor(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> place(String cursor) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return place.contains("|") ? Optional.of(place) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Response change(Request request, boolean deleted) {
        String id = request.parameter("id").orElse("");
        return book.change(id, deleted)
                .map(visit -> Response.json(200, visit))
                .orElseGet(() -> error(404, "finding a visit: there is none with id '" + id + "'"));
    }

    /** Tells that a visit changed, signed with the token over the raw body. */
    private Response sendWebhook(Request request) {
        String url = request.parameter("url").orElse("");
        Optional<ObjectNode> visit = request.parameter("id").flatMap(book::find);
        if (!WebhookPost.isUrl(url) || visit.isEmpty()) {
            return error(400, "sending a webhook of a visit: give url (http or https) and id");
        }
        String body = Json.text(Json.object().put("event", "visit.changed").set("visit", visit.get()));
        boolean bad = request.parameter("badSignature").equals(Optional.of("true"));
        return post.send(
                url, Map.of("X-Visits-Signature", "sha256=" + Signature.hex(bad ? token + "x" : token, body)), body);
    }

    private static Response error(int status, String message) {
        return Response.json(status, Json.object().put("error", message));
    }
}
