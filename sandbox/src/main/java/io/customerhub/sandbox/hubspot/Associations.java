package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which objects belong together, such as a deal and its contact. Each is known from both of its ends. */
final class Associations {

    private static final int LARGEST_BATCH = 1_000;

    /** HubSpot's numbers for its own types, by the two ends. */
    private static final Map<String, Integer> TYPES = Map.of(
            "deals-contacts", 3,
            "contacts-deals", 4,
            "deals-companies", 5,
            "companies-deals", 6,
            "contacts-companies", 279,
            "companies-contacts", 280);

    private record End(ObjectKind kind, long id, ObjectKind other) {}

    private final Map<End, List<Long>> ends = new HashMap<>();

    synchronized void add(ObjectKind kind, long id, ObjectKind otherKind, long otherId) {
        ends.computeIfAbsent(new End(kind, id, otherKind), unused -> new ArrayList<>())
                .add(otherId);
        ends.computeIfAbsent(new End(otherKind, otherId, kind), unused -> new ArrayList<>())
                .add(id);
    }

    synchronized List<Long> of(ObjectKind kind, long id, ObjectKind other) {
        return List.copyOf(ends.getOrDefault(new End(kind, id, other), List.of()));
    }

    /** What stands beside an object's properties when associations are asked for; nothing if it has none. */
    Optional<ObjectNode> toJson(CrmObject object, List<ObjectKind> wanted) {
        ObjectNode node = Json.object();
        for (ObjectKind other : wanted) {
            List<Long> ids = of(object.kind(), object.id(), other);
            if (!ids.isEmpty()) {
                ArrayNode results = node.putObject(other.word()).putArray("results");
                String type = object.kind().singular() + "_to_" + other.singular();
                ids.forEach(
                        id -> results.addObject().put("id", String.valueOf(id)).put("type", type));
            }
        }
        return node.isEmpty() ? Optional.empty() : Optional.of(node);
    }

    /** Reads the associations of up to 1,000 objects; those that have none are errors of their own. */
    Response readBatch(JsonNode body, ObjectKind from, ObjectKind to, Instant now) {
        JsonNode inputs = body.path("inputs");
        if (inputs.isEmpty() || inputs.size() > LARGEST_BATCH) {
            throw HubSpotErrors.invalid("The batch of " + inputs.size() + " is not 1 to " + LARGEST_BATCH);
        }
        ObjectNode answer = Json.object().put("status", "COMPLETE");
        ArrayNode results = answer.putArray("results");
        ArrayNode errors = Json.array();
        for (JsonNode input : inputs) {
            String id = input.path("id").asText();
            List<Long> others = id.matches("[0-9]{1,18}") ? of(from, Long.parseLong(id), to) : List.of();
            if (others.isEmpty()) {
                ObjectNode error = errors.addObject()
                        .put("status", "error")
                        .put("category", "OBJECT_NOT_FOUND")
                        .put("subCategory", "crm.associations.NO_ASSOCIATIONS_FOUND")
                        .put("message", "No " + to.singular() + " is associated with " + from.singular() + " " + id);
                error.putObject("context").putArray("fromObjectId").add(id);
                continue;
            }
            ObjectNode result = results.addObject();
            result.putObject("from").put("id", id);
            ArrayNode list = result.putArray("to");
            for (long other : others) {
                list.addObject()
                        .put("toObjectId", other)
                        .putArray("associationTypes")
                        .addObject()
                        .put("category", "HUBSPOT_DEFINED")
                        .put("typeId", TYPES.getOrDefault(from.word() + "-" + to.word(), 0))
                        .putNull("label");
            }
        }
        if (!errors.isEmpty()) {
            answer.put("numErrors", errors.size());
            answer.set("errors", errors);
        }
        answer.put("startedAt", CrmObject.time(now)).put("completedAt", CrmObject.time(now));
        return Response.json(errors.isEmpty() ? 200 : 207, answer);
    }
}
