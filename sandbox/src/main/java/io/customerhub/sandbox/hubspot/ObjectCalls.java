package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Statistics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;

/** What clients can do with objects of one kind. */
final class ObjectCalls {

    private static final int LARGEST_PAGE = 100;

    private final ObjectBook book;
    private final Associations associations;
    private final BatchUpsert upsert;
    private final ObjectSearch search;
    private final Statistics statistics;
    private final Clock clock;

    ObjectCalls(ObjectBook book, Associations associations, Statistics statistics, Clock clock) {
        this.book = book;
        this.associations = associations;
        this.upsert = new BatchUpsert(book, statistics, clock);
        this.search = new ObjectSearch(book);
        this.statistics = statistics;
        this.clock = clock;
    }

    Response upsert(Request request) {
        return upsert.answer(body(request));
    }

    Response search(Request request) {
        return search.answer(body(request));
    }

    Response list(Request request) {
        int limit = request.parameter("limit").map(ObjectCalls::number).orElse(10);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw HubSpotErrors.invalid("limit must be 1 to " + LARGEST_PAGE + ", it is " + limit);
        }
        boolean archived = request.parameter("archived").equals(Optional.of("true"));
        long after = request.parameter("after").map(ObjectCalls::number).orElse(0);
        NavigableMap<Long, CrmObject> all = archived ? book.archived() : book.live();
        Collection<String> wanted = wanted(request);
        List<ObjectKind> others = associated(request);
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        long last = after;
        for (CrmObject object : all.tailMap(after, false).values()) {
            if (results.size() == limit) {
                String path = "/hubspot/crm/v3/objects/" + book.kind().word();
                String link = request.base() + path + "?limit=" + limit + "&after=" + last
                        + (archived ? "&archived=true" : "");
                answer.putObject("paging")
                        .putObject("next")
                        .put("after", String.valueOf(last))
                        .put("link", link);
                break;
            }
            results.add(toJson(object, wanted, others));
            last = object.id();
        }
        return Response.json(200, answer);
    }

    Response readOne(Request request, String id) {
        String property = request.parameter("idProperty").orElse("hs_object_id");
        Optional<CrmObject> found = request.parameter("archived").equals(Optional.of("true"))
                ? Optional.of(id)
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(text -> book.archived().get(Long.parseLong(text)))
                : find(property, id);
        return found.map(object -> Response.json(200, toJson(object, wanted(request), associated(request))))
                .orElseThrow(() -> HubSpotErrors.notFound("resource not found"));
    }

    Response readBatch(Request request) {
        JsonNode body = body(request);
        List<JsonNode> inputs = inputs(body);
        String property = body.path("idProperty").asText("hs_object_id");
        List<String> wanted = new ArrayList<>();
        body.path("properties").forEach(name -> wanted.add(name.asText()));
        ObjectNode answer = Json.object().put("status", "COMPLETE");
        ArrayNode results = answer.putArray("results");
        ArrayNode missing = Json.array();
        for (JsonNode input : inputs) {
            String id = input.path("id").asText();
            find(property, id)
                    .ifPresentOrElse(
                            object -> results.add(
                                    object.toJson(wanted.isEmpty() ? book.kind().usual() : wanted)),
                            () -> missing.add(id));
        }
        if (!missing.isEmpty()) {
            answer.put("numErrors", 1);
            ObjectNode error = answer.putArray("errors").addObject();
            String name = book.kind().singular().toUpperCase(Locale.ROOT);
            error.put("status", "error")
                    .put("category", "OBJECT_NOT_FOUND")
                    .put("message", "Could not get some " + name + " objects, they may be deleted or not exist.");
            error.putObject("context").set("ids", missing);
        }
        return Response.json(missing.isEmpty() ? 200 : 207, answer);
    }

    Response archiveBatch(Request request) {
        return archive(inputs(body(request)).stream()
                .map(input -> input.path("id").asText())
                .toList());
    }

    /** Puts objects away; ids of nothing are passed over, as HubSpot does. */
    Response archive(List<String> ids) {
        synchronized (book) {
            for (String id : ids) {
                if (id.matches("[0-9]{1,18}") && book.archive(Long.parseLong(id), clock.instant())) {
                    statistics.record(HubSpot.NAME, Statistics.Outcome.ARCHIVED);
                }
            }
            book.commit();
        }
        return Response.empty(204);
    }

    private ObjectNode toJson(CrmObject object, Collection<String> wanted, List<ObjectKind> others) {
        ObjectNode node = object.toJson(wanted);
        if (!others.isEmpty()) {
            associations.toJson(object, others).ifPresent(found -> node.set("associations", found));
        }
        return node;
    }

    private static JsonNode body(Request request) {
        return request.json().orElseThrow(() -> HubSpotErrors.invalid("Invalid input JSON"));
    }

    private Optional<CrmObject> find(String property, String id) {
        if (!property.equals("hs_object_id") && !book.catalogue().isUnique(property)) {
            throw HubSpotErrors.invalid("idProperty '" + property + "' is not a property with unique values");
        }
        return book.find(property, id);
    }

    private static List<JsonNode> inputs(JsonNode body) {
        List<JsonNode> inputs = new ArrayList<>();
        body.path("inputs").forEach(inputs::add);
        if (inputs.isEmpty() || inputs.size() > BatchUpsert.LARGEST_BATCH) {
            throw HubSpotErrors.invalid("The batch of " + inputs.size() + " is not 1 to " + BatchUpsert.LARGEST_BATCH);
        }
        return inputs;
    }

    private Collection<String> wanted(Request request) {
        List<String> wanted = names(request, "properties");
        return wanted.isEmpty() ? book.kind().usual() : wanted;
    }

    private static List<ObjectKind> associated(Request request) {
        return names(request, "associations").stream()
                .map(name -> ObjectKind.of(name)
                        .orElseThrow(() -> HubSpotErrors.invalid("Unable to infer object type from: " + name)))
                .toList();
    }

    private static List<String> names(Request request, String parameter) {
        return request.parameters(parameter).stream()
                .flatMap(names -> List.of(names.split(",", -1)).stream())
                .filter(name -> !name.isBlank())
                .toList();
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw HubSpotErrors.invalid("'" + text + "' is not a number");
        }
        return Integer.parseInt(text);
    }
}
