package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.http.Statistics.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Creates or changes up to 100 objects of one kind; a bad row is an error of its own and leaves its neighbours alone. */
final class BatchUpsert {

    static final int LARGEST_BATCH = 100;

    /** Why one row was not written. */
    private record RowError(String category, String code, String message) {}

    private final ObjectBook book;
    private final PropertyCatalogue catalogue;
    private final Statistics statistics;
    private final Clock clock;

    BatchUpsert(ObjectBook book, Statistics statistics, Clock clock) {
        this.book = book;
        this.catalogue = book.catalogue();
        this.statistics = statistics;
        this.clock = clock;
    }

    Response answer(JsonNode body) {
        JsonNode inputs = body.path("inputs");
        refuseBatch(inputs);
        Instant now = clock.instant();
        ArrayNode results = Json.array();
        ArrayNode errors = Json.array();
        synchronized (book) {
            for (JsonNode input : inputs) {
                Optional<RowError> error = upsert(input, now, results);
                error.ifPresent(found -> errors.add(toJson(found, input)));
            }
            book.commit();
        }
        ObjectNode answer = Json.object().put("status", "COMPLETE");
        answer.set("results", results);
        if (!errors.isEmpty()) {
            answer.put("numErrors", errors.size());
            answer.set("errors", errors);
        }
        answer.put("startedAt", CrmObject.time(now)).put("completedAt", CrmObject.time(clock.instant()));
        return Response.json(errors.isEmpty() ? 200 : 207, answer);
    }

    private void refuseBatch(JsonNode inputs) {
        if (!inputs.isArray() || inputs.isEmpty()) {
            throw HubSpotErrors.invalid("Invalid input JSON: 'inputs' must be a list of at least one");
        }
        if (inputs.size() > LARGEST_BATCH) {
            throw HubSpotErrors.invalid("The batch of " + inputs.size() + " exceeds the limit of " + LARGEST_BATCH);
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode input : inputs) {
            String idProperty = input.path("idProperty").asText("hs_object_id");
            if (!idProperty.equals("hs_object_id") && !catalogue.isUnique(idProperty)) {
                throw HubSpotErrors.invalid("idProperty '" + idProperty + "' is not a property with unique values");
            }
            String id = input.path("id").asText();
            if (id.isEmpty()) {
                throw HubSpotErrors.invalid("Some required fields were not set: [id]");
            }
            if (!ids.add(idProperty + ":" + id.toLowerCase(Locale.ROOT))) {
                throw HubSpotErrors.invalid("Duplicate IDs found in batch input: [" + id + "]. IDs must be unique");
            }
        }
    }

    private Optional<RowError> upsert(JsonNode input, Instant now, ArrayNode results) {
        String idProperty = input.path("idProperty").asText("hs_object_id");
        Optional<CrmObject> former = book.find(idProperty, input.path("id").asText());
        Map<String, String> properties =
                new TreeMap<>(former.map(CrmObject::properties).orElse(Map.of()));
        Map<String, String> sent = sent(input, idProperty);
        Optional<RowError> error = problem(sent, former, idProperty);
        if (error.isPresent()) {
            statistics.record(HubSpot.NAME, Outcome.REFUSED);
            return error;
        }
        sent.forEach((name, value) -> {
            if (value.isEmpty()) {
                properties.remove(name);
            } else {
                properties.put(name, value);
            }
        });
        CrmObject object;
        if (former.isEmpty()) {
            object = book.create(properties, now);
            statistics.record(HubSpot.NAME, Outcome.CREATED);
        } else if (former.get().properties().equals(properties)) {
            object = former.get();
            statistics.record(HubSpot.NAME, Outcome.UNCHANGED);
        } else {
            object = book.change(former.get(), properties, now);
            statistics.record(HubSpot.NAME, Outcome.CHANGED);
        }
        ObjectNode result = object.toJson(object.properties().keySet()).put("new", former.isEmpty());
        if (input.hasNonNull("objectWriteTraceId")) {
            result.put("objectWriteTraceId", input.path("objectWriteTraceId").asText());
        }
        results.add(result);
        return Optional.empty();
    }

    private static Map<String, String> sent(JsonNode input, String idProperty) {
        Map<String, String> sent = new TreeMap<>();
        if (!idProperty.equals("hs_object_id")) {
            sent.put(idProperty, input.path("id").asText());
        }
        input.path("properties").properties().forEach(member -> {
            String value = member.getValue().isNull() ? "" : member.getValue().asText();
            sent.put(member.getKey(), member.getKey().equals("email") ? value.toLowerCase(Locale.ROOT) : value);
        });
        sent.computeIfPresent("email", (name, value) -> value.toLowerCase(Locale.ROOT));
        return sent;
    }

    private Optional<RowError> problem(Map<String, String> sent, Optional<CrmObject> former, String idProperty) {
        if (idProperty.equals("hs_object_id") && former.isEmpty()) {
            return Optional.of(new RowError(
                    "OBJECT_NOT_FOUND", "OBJECT_NOT_FOUND", "No " + book.kind().singular() + " has that id"));
        }
        for (Map.Entry<String, String> property : sent.entrySet()) {
            String name = property.getKey();
            String value = property.getValue();
            Optional<PropertyDefinition> definition = catalogue.find(name);
            if (definition.isEmpty()) {
                return invalid("PROPERTY_DOESNT_EXIST", "Property \"" + name + "\" does not exist");
            }
            Optional<String> problem =
                    value.isEmpty() ? Optional.empty() : definition.get().problem(value);
            if (problem.isPresent()) {
                return invalid("INVALID_" + definition.get().type(), "Property \"" + name + "\": " + problem.get());
            }
            if (name.equals("email") && !value.isEmpty() && !isEmail(value)) {
                return invalid("INVALID_EMAIL", "Email address " + value + " is invalid");
            }
            if (definition.get().unique() && !value.isEmpty()) {
                Optional<CrmObject> holder = book.holder(name, value);
                long own = former.map(CrmObject::id).orElse(-1L);
                if (holder.isPresent() && holder.get().id() != own) {
                    return Optional.of(new RowError(
                            "CONFLICT",
                            book.kind().singular().toUpperCase(Locale.ROOT) + "_EXISTS",
                            capitalised(book.kind().singular()) + " already exists. Existing ID: "
                                    + holder.get().id()));
                }
            }
        }
        return Optional.empty();
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static boolean isEmail(String value) {
        return value.length() <= 254 && value.matches("[^@\\s,;<>()]+@[^@\\s,;<>()]+\\.[A-Za-z]{2,}");
    }

    private static Optional<RowError> invalid(String code, String message) {
        return Optional.of(new RowError("VALIDATION_ERROR", code, message));
    }

    private static ObjectNode toJson(RowError error, JsonNode input) {
        ObjectNode node = Json.object()
                .put("status", "error")
                .put("category", error.category())
                .put("subCategory", error.code())
                .put("message", error.message());
        ObjectNode context = node.putObject("context");
        context.putArray("id").add(input.path("id").asText());
        if (input.hasNonNull("objectWriteTraceId")) {
            context.putArray("objectWriteTraceId")
                    .add(input.path("objectWriteTraceId").asText());
        }
        return node;
    }
}
