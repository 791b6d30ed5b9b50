package io.customerhub.sandbox.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Vendor;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A webhook behind a bearer token. A call is known by its id: the same once more is welcome, another under the same id is not.
 */
public final class SalesDesk implements Vendor {
    private static final String NOTHING_READ = "nothing is read from it";

    private final String token;
    private final Map<Long, ObjectNode> heard = new TreeMap<>();
    private final Router router;

    public SalesDesk(String token) {
        this.token = token;
        this.router = new Router((status, request) -> error(status, "nothing at " + request.path()))
                .on(
                        "POST",
                        "/calls",
                        (request, variables) -> hear(request.json().orElse(Json.array())));
    }

    @Override
    public String name() {
        return "sales-desk";
    }

    @Override
    public CallKind kindOf(Request request) {
        return CallKind.WRITE;
    }

    @Override
    public Response answer(Request request) {
        return request.header("authorization").equals(Optional.of("Bearer " + token))
                ? router.route(request)
                : error(401, "the bearer token is missing or wrong");
    }

    private synchronized Response hear(JsonNode call) {
        long id;
        try {
            id = Long.parseLong(call.path("id").asText());
            UUID.fromString(call.path("customerId").asText());
            LocalDate.parse(call.path("asOf").asText());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return error(422, "a call has an id, a customerId and a day in asOf");
        }
        if (call.path("trigger").asText().isBlank()) {
            return error(422, "a call names its trigger");
        }
        ObjectNode known = heard.get(id);
        if (known != null) {
            return known.equals(call) ? Response.empty(204) : error(409, "call " + id + " was another one before");
        }
        heard.put(id, call.deepCopy());
        return Response.empty(204);
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure = error(status, status == 429 ? "too many calls" : "internal error");
        return retryAfterSeconds.isPresent()
                ? failure.with("Retry-After", String.valueOf(retryAfterSeconds.getAsInt()))
                : failure;
    }

    @Override
    public Optional<Page> page(Request request) {
        return Optional.empty();
    }

    @Override
    public Map<Faults.Kind, String> exempt() {
        return Map.of(
                Faults.Kind.EXPIRE_TOKENS, "its token does not expire",
                Faults.Kind.SHORT_PAGE, NOTHING_READ,
                Faults.Kind.NEW_FIELD, NOTHING_READ,
                Faults.Kind.MISSING_FIELD, NOTHING_READ,
                Faults.Kind.CHANGED_TYPE, NOTHING_READ);
    }

    @Override
    public void addControls(Router controls) {
        controls.on("GET", "/sales-desk/calls", (request, variables) -> Response.lines(calls()));
    }

    private synchronized List<ObjectNode> calls() {
        return List.copyOf(heard.values());
    }

    private static Response error(int status, String message) {
        return Response.json(status, Json.object().put("error", message));
    }
}
