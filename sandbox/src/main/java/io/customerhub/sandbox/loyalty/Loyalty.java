package io.customerhub.sandbox.loyalty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.LoyaltyMember;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Vendor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The loyalty programme behind an API key: pages of members, and what other systems tell of customers. */
public final class Loyalty implements Vendor {

    private static final String NAME = "loyalty";
    private static final int LARGEST_PAGE = 200;

    private final String apiKey;
    private final List<LoyaltyMember> members;
    private final CustomerBook customers = new CustomerBook();
    private final Router router;

    public Loyalty(String apiKey, List<LoyaltyMember> members) {
        this.apiKey = apiKey;
        this.members = List.copyOf(members);
        this.router = new Router((status, request) -> error(status, "nothing at " + request.path()))
                .on("GET", "/v1/members", (request, variables) -> members(request))
                .on("POST", "/v1/customers", (request, variables) -> customers.putMany(request))
                .on(
                        "PUT",
                        "/v1/customers/{reference}",
                        (request, variables) -> customers.put(variables.getOrDefault("reference", ""), request))
                .on(
                        "DELETE",
                        "/v1/customers/{reference}",
                        (request, variables) -> customers.delete(variables.getOrDefault("reference", "")));
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
        return request.header("x-api-key").equals(Optional.of(apiKey))
                ? router.route(request)
                : error(401, "the X-Api-Key header is missing or wrong");
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
        return request.method().equals("GET")
                ? Optional.of(Page.alwaysFull("/members", "", "email"))
                : Optional.empty();
    }

    @Override
    public Map<Faults.Kind, String> exempt() {
        return Map.of(
                Faults.Kind.EXPIRE_TOKENS, "its key does not expire",
                Faults.Kind.SHORT_PAGE, "its pages are numbered");
    }

    @Override
    public void addControls(Router controls) {
        controls.on("GET", "/crm/loyalty", (request, variables) -> Response.lines(customers.all()));
    }

    private Response members(Request request) {
        int page = number(request.parameter("page").orElse("1"));
        int size = number(request.parameter("per_page").orElse("100"));
        if (page < 1 || size < 1 || size > LARGEST_PAGE) {
            return error(400, "page must be 1 or more and per_page 1 to " + LARGEST_PAGE);
        }
        long first = Math.min(members.size(), (page - 1L) * size);
        int end = (int) Math.min(members.size(), first + size);
        ObjectNode answer = Json.object();
        var list = answer.putArray("members");
        for (LoyaltyMember member : members.subList((int) first, end)) {
            list.addObject()
                    .put("member_no", member.memberNumber())
                    .put("full_name", member.fullName())
                    .put("email", member.email().isEmpty() ? null : member.email())
                    .put("mobile", member.mobile().isEmpty() ? null : member.mobile())
                    .put("parish", member.parish())
                    .put("joined_on", member.joinedOn().toString())
                    .put("updated_at", member.updatedAt().toString());
        }
        answer.put("page", page).put("pages", Math.max(1, (members.size() + size - 1) / size));
        return Response.json(200, answer);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    static Response error(int status, String message) {
        return Response.json(status, Json.object().put("error", message));
    }
}
