package io.customerhub.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists, newest first, a hundred at most, with the last id of a page as the way to the next. */
final class StripeLists {

    private static final int LARGEST_PAGE = 100;
    private static final Duration EVENTS_KEPT = Duration.ofDays(30);
    private static final Set<String> COMMON = Set.of("limit", "starting_after", "ending_before", "expand[]");
    private static final Pattern BOUND = Pattern.compile("created\\[(gte?|lte?)]");

    private final StripeLedger ledger;
    private final Clock clock;

    StripeLists(StripeLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    Response list(Request request, StripeKind kind) {
        refuseUnknown(request, kind);
        int limit = limit(request.parameter("limit").orElse("10"));
        List<ObjectNode> found = ledger.newestFirst(kind).stream()
                .filter(object -> matches(request, kind, object))
                .toList();
        int from = 0;
        int to = found.size();
        Optional<String> after = request.parameter("starting_after");
        Optional<String> before = request.parameter("ending_before");
        if (after.isPresent()) {
            from = place(kind, found, after.get(), "starting_after") + 1;
        }
        if (before.isPresent()) {
            to = place(kind, found, before.get(), "ending_before");
            from = Math.max(from, to - limit);
        }
        int end = Math.min(to, from + limit);
        ObjectNode answer = Json.object().put("object", "list");
        ArrayNode data = answer.putArray("data");
        found.subList(Math.min(from, end), end).forEach(data::add);
        answer.put("has_more", before.isPresent() ? from > 0 : end < to).put("url", "/v1/" + kind.path());
        return Response.json(200, answer);
    }

    Response read(StripeKind kind, String id) {
        return ledger.find(id)
                .filter(object -> object.path("object").asText().equals(kind.word()))
                .filter(object -> kind != StripeKind.EVENTS || isKept(object))
                .map(object -> Response.json(200, object))
                .orElseGet(() -> StripeErrors.missing(kind.word(), id));
    }

    private static void refuseUnknown(Request request, StripeKind kind) {
        for (String name : request.query().keySet()) {
            boolean known = COMMON.contains(name)
                    || kind.filters().contains(name)
                    || name.equals("created")
                    || BOUND.matcher(name).matches();
            if (!known) {
                throw StripeErrors.invalid("parameter_unknown", "Received unknown parameter: " + name, name);
            }
        }
    }

    private static int limit(String text) {
        int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw StripeErrors.invalid(
                    "parameter_invalid_integer", "This value must be between 1 and 100, it is " + text, "limit");
        }
        return limit;
    }

    private static int place(StripeKind kind, List<ObjectNode> found, String id, String parameter) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).path("id").asText().equals(id)) {
                return i;
            }
        }
        throw StripeErrors.invalid("resource_missing", "No such " + kind.word() + ": '" + id + "'", parameter);
    }

    private boolean matches(Request request, StripeKind kind, ObjectNode object) {
        if (kind == StripeKind.EVENTS && (!isKept(object) || !isOfType(request, object))) {
            return false;
        }
        for (String filter : kind.filters()) {
            Optional<String> wanted = request.parameter(filter);
            boolean own = !filter.startsWith("type");
            if (own
                    && wanted.isPresent()
                    && !wanted.get().equals(object.path(filter).asText())) {
                return false;
            }
        }
        long created = StripeLedger.created(object);
        for (Map.Entry<String, List<String>> parameter : request.query().entrySet()) {
            Matcher bound = BOUND.matcher(parameter.getKey());
            if (bound.matches()
                    && !isWithin(
                            created, bound.group(1), time(parameter.getValue().get(0)))) {
                return false;
            }
            if (parameter.getKey().equals("created")
                    && created != time(parameter.getValue().get(0))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithin(long created, String bound, long time) {
        return switch (bound) {
            case "gt" -> created > time;
            case "gte" -> created >= time;
            case "lt" -> created < time;
            default -> created <= time;
        };
    }

    private static long time(String text) {
        if (!text.matches("[0-9]{1,12}")) {
            throw StripeErrors.invalid("parameter_invalid_integer", "Invalid timestamp: " + text, "created");
        }
        return Long.parseLong(text);
    }

    /** Types are told apart in full, or by their first part and a star. */
    private static boolean isOfType(Request request, ObjectNode event) {
        List<String> types = new ArrayList<>(request.parameters("types[]"));
        types.addAll(request.parameters("type"));
        String actual = event.path("type").asText();
        return types.isEmpty()
                || types.stream()
                        .anyMatch(type -> type.endsWith(".*")
                                ? actual.startsWith(type.substring(0, type.length() - 1))
                                : actual.equals(type));
    }

    private boolean isKept(ObjectNode event) {
        return StripeLedger.created(event) > clock.instant().minus(EVENTS_KEPT).getEpochSecond();
    }
}
