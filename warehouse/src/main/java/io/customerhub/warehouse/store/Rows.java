package io.customerhub.warehouse.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Facts;
import io.customerhub.model.Problem;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How our words are written in columns, and read back. */
final class Rows {
    private Rows() {}

    static String json(Facts facts) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        facts.values().forEach((field, value) -> json.put(field.word(), value));
        return json.toString();
    }

    static String json(Map<CustomerField, Instant> times) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        times.forEach((field, time) -> json.put(field.word(), time.toString()));
        return json.toString();
    }

    static String json(List<Problem> problems) {
        var json = Json.MAPPER.createArrayNode();
        for (Problem problem : problems) {
            json.addObject()
                    .put("rule", problem.rule())
                    .put("field", problem.field())
                    .put("message", problem.message());
        }
        return json.toString();
    }

    static List<Problem> problems(String json) {
        var problems = new ArrayList<Problem>();
        for (JsonNode problem : tree(json)) {
            problems.add(new Problem(
                    problem.path("rule").asText(),
                    problem.path("field").asText(),
                    problem.path("message").asText()));
        }
        return problems;
    }

    /** The record that a deflated payload holds. */
    static JsonNode record(byte[] deflated) {
        try {
            return Json.MAPPER.readTree(Deflated.inflate(deflated));
        } catch (IOException e) {
            throw new IllegalStateException("a payload holds JSON", e);
        }
    }

    /** A record as a payload, deflated. */
    static byte[] payload(JsonNode record) {
        try {
            return Deflated.one(Json.MAPPER.writeValueAsBytes(record));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can be written", e);
        }
    }

    static List<UUID> ids(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toList();
    }

    static Facts facts(String json) {
        var values = new EnumMap<CustomerField, String>(CustomerField.class);
        tree(json)
                .properties()
                .forEach(entry -> CustomerField.of(entry.getKey())
                        .ifPresent(field -> values.put(field, entry.getValue().asText())));
        return new Facts(values);
    }

    /** Times by fields, as {@code hub.customer_records.since} has them. */
    static Map<CustomerField, Instant> times(String json) {
        var times = new EnumMap<CustomerField, Instant>(CustomerField.class);
        tree(json)
                .properties()
                .forEach(entry ->
                        CustomerField.of(entry.getKey()).ifPresent(field -> times.put(field, time(entry.getValue()))));
        return times;
    }

    /** A time as PostgreSQL writes it into JSON. */
    static Instant time(JsonNode value) {
        return OffsetDateTime.parse(value.asText()).toInstant();
    }

    static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds JSON", e);
        }
    }
}
