package io.customerhub.sandbox.loyalty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What other systems tell the club of its customers, by a reference of theirs. */
final class CustomerBook {
    private static final Set<String> FIELDS = Set.of("reference", "email", "name", "segment");
    private static final int LARGEST_BATCH = 50;

    private final Map<String, ObjectNode> customers = new TreeMap<>();

    synchronized List<ObjectNode> all() {
        return List.copyOf(customers.values());
    }

    /** Makes a customer or replaces what is known. */
    synchronized Response put(String reference, Request request) {
        JsonNode body = request.json().orElse(Json.array());
        Optional<String> problem = problem(reference, body);
        if (problem.isPresent()) {
            return Loyalty.error(422, problem.get());
        }
        boolean known = customers.containsKey(reference);
        return Response.json(known ? 200 : 201, keep(reference, body));
    }

    /** Makes or replaces many, each by itself: a bad one keeps no other out. */
    synchronized Response putMany(Request request) {
        JsonNode rows = request.json().orElse(Json.array()).path("customers");
        if (!rows.isArray() || rows.isEmpty() || rows.size() > LARGEST_BATCH) {
            return Loyalty.error(422, "customers must be a list of 1 to " + LARGEST_BATCH);
        }
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        for (JsonNode row : rows) {
            String reference = row.path("reference").asText();
            ObjectNode result = results.addObject().put("reference", reference);
            problem(reference, row)
                    .ifPresentOrElse(
                            problem -> result.putObject("error").put("message", problem),
                            () -> result.set("customer", keep(reference, row)));
        }
        return Response.json(200, answer);
    }

    synchronized Response delete(String reference) {
        return customers.remove(reference) == null
                ? Loyalty.error(404, "no customer " + reference)
                : Response.empty(204);
    }

    private ObjectNode keep(String reference, JsonNode body) {
        ObjectNode customer = Json.object().put("no", "M-" + reference).put("reference", reference);
        body.properties().forEach(field -> customer.set(field.getKey(), field.getValue()));
        customers.put(reference, customer);
        return customer;
    }

    private static Optional<String> problem(String reference, JsonNode body) {
        if (reference.isEmpty() || !body.isObject()) {
            return Optional.of("a customer is an object with a reference");
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                return Optional.of("unknown field " + field.getKey());
            }
        }
        String email = body.path("email").asText("");
        return email.isEmpty() || email.contains("@") ? Optional.empty() : Optional.of("email is no mail address");
    }
}
