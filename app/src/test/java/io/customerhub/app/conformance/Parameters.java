package io.customerhub.app.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds the parameters of a call's query against those that a contract names. */
final class Parameters {
    private Parameters() {}

    /**
     * @param declared schemas by name
     * @param required names that must be there
     */
    static List<String> deviations(
            Map<String, List<String>> query, Map<String, JsonNode> declared, Set<String> required) {
        var deviations = new ArrayList<String>();
        query.forEach((written, values) -> {
            String name = written.replaceFirst("\\[.*", "");
            JsonNode schema = declared.get(name);
            if (schema == null) {
                deviations.add("request ?" + name + " is no parameter of it");
            } else {
                values.stream()
                        .filter(value -> !fits(schema, value))
                        .findFirst()
                        .ifPresent(value -> deviations.add("request ?" + name + " cannot be '" + value + "'"));
            }
        });
        var missing = new TreeSet<>(required);
        missing.removeAll(query.keySet());
        missing.forEach(name -> deviations.add("request ?" + name + " is missing"));
        return deviations;
    }

    private static boolean fits(JsonNode schema, String value) {
        if (schema.has("enum")) {
            for (JsonNode word : schema.path("enum")) {
                if (word.asText().equals(value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> value.matches("-?[0-9]+");
            case "boolean" -> value.matches("true|false");
            case "number" -> value.matches("-?[0-9]+([.][0-9]+)?");
            default -> true;
        };
    }
}
