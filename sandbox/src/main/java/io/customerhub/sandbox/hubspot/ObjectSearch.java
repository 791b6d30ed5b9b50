package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Search over one kind of object: groups joined by OR, filters in a group by AND, 200 a page and 10,000 in all. */
final class ObjectSearch {

    static final int LARGEST_PAGE = 200;
    private static final int REACH = 10_000;
    private static final int MOST_GROUPS = 5;
    private static final int MOST_FILTERS_A_GROUP = 6;
    private static final int REMEMBERED = 4;

    /** What a search found, so that its further pages cost nothing as long as nothing has changed. */
    private record Found(long version, List<CrmObject> objects) {}

    private final ObjectBook book;
    private final Map<String, Found> remembered = new LinkedHashMap<>();

    ObjectSearch(ObjectBook book) {
        this.book = book;
    }

    Response answer(JsonNode body) {
        int limit = body.path("limit").asInt(10);
        int after = offset(body.path("after").asText("0"));
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw HubSpotErrors.invalid("limit must be 1 to " + LARGEST_PAGE + ", it is " + limit);
        }
        if (after + limit > REACH) {
            throw HubSpotErrors.invalid("paging beyond " + REACH + " results is not supported by search");
        }
        List<CrmObject> found = find(body);
        List<String> wanted = new ArrayList<>();
        body.path("properties").forEach(name -> wanted.add(name.asText()));
        Collection<String> properties = wanted.isEmpty() ? book.kind().usual() : wanted;
        ObjectNode answer = Json.object().put("total", found.size());
        var results = answer.putArray("results");
        int end = Math.min(found.size(), after + limit);
        for (CrmObject object : found.subList(Math.min(after, end), end)) {
            results.add(object.toJson(properties));
        }
        if (end < found.size()) {
            answer.putObject("paging").putObject("next").put("after", String.valueOf(end));
        }
        return Response.json(200, answer);
    }

    private static int offset(String after) {
        if (!after.matches("[0-9]{1,9}")) {
            throw HubSpotErrors.invalid("after '" + after + "' is not the after of a page before");
        }
        return Integer.parseInt(after);
    }

    private synchronized List<CrmObject> find(JsonNode body) {
        String question = Json.text(body.path("filterGroups")) + Json.text(body.path("sorts"));
        long version = book.version();
        Found known = remembered.remove(question);
        Found found = known != null && known.version() == version ? known : new Found(version, search(body));
        remembered.put(question, found);
        if (remembered.size() > REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
        return found.objects();
    }

    private List<CrmObject> search(JsonNode body) {
        List<Predicate<CrmObject>> groups = groups(body.path("filterGroups"));
        return book.live().values().stream()
                .filter(object -> groups.isEmpty() || groups.stream().anyMatch(group -> group.test(object)))
                .sorted(order(body.path("sorts")))
                .toList();
    }

    private List<Predicate<CrmObject>> groups(JsonNode groups) {
        if (groups.size() > MOST_GROUPS) {
            throw HubSpotErrors.invalid("There are " + groups.size() + " filterGroups, more than " + MOST_GROUPS);
        }
        List<Predicate<CrmObject>> read = new ArrayList<>();
        for (JsonNode group : groups) {
            if (group.path("filters").size() > MOST_FILTERS_A_GROUP) {
                throw HubSpotErrors.invalid("A filterGroup has more than " + MOST_FILTERS_A_GROUP + " filters");
            }
            Predicate<CrmObject> all = object -> true;
            for (JsonNode filter : group.path("filters")) {
                all = all.and(SearchFilter.of(filter, book).toPredicate(book.kind()));
            }
            read.add(all);
        }
        return read;
    }

    private Comparator<CrmObject> order(JsonNode sorts) {
        if (sorts.size() > 1) {
            throw HubSpotErrors.invalid("Only one sort can be given, there are " + sorts.size());
        }
        JsonNode sort = sorts.path(0);
        String name =
                sort.isTextual() ? sort.asText() : sort.path("propertyName").asText("hs_object_id");
        Comparator<CrmObject> byId = Comparator.comparing(CrmObject::id);
        Comparator<CrmObject> byValue;
        if (name.equals(book.kind().modified())) {
            byValue = Comparator.comparing(CrmObject::updated);
        } else {
            byValue = switch (name) {
                case "createdate" -> Comparator.comparing(CrmObject::created);
                case "hs_object_id" -> byId;
                default -> Comparator.comparing(object -> object.property(name), SearchFilter::compare);
            };
        }
        boolean descending = sort.path("direction").asText().equals("DESCENDING");
        return (descending ? byValue.reversed() : byValue).thenComparing(byId);
    }
}
