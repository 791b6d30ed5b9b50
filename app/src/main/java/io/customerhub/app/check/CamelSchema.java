package io.customerhub.app.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.check.Form.Free;
import io.customerhub.app.check.Form.Scalar;
import io.customerhub.app.check.Form.Sequence;
import io.customerhub.app.check.Form.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Camel's own schema of route files, read as forms. Where it allows a short form and an explicit one, the explicit form is
 * the only one here: a general validator would report every alternative that did not match and bury the one that was meant.
 */
final class CamelSchema {
    private static final String RESOURCE = "/schema/camelYamlDsl.json";
    private static final String DEFINITIONS = "#/items/definitions/";

    private final JsonNode root;
    private final Map<String, Form> named = new HashMap<>();

    private CamelSchema(JsonNode root) {
        this.root = root;
    }

    static CamelSchema read() {
        try (InputStream in = CamelSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no " + RESOURCE + " on the class path; camel-yaml-dsl brings it");
            }
            return new CamelSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE, e);
        }
    }

    /** A whole route file: a list of routes, route templates, route configurations and their like. */
    Form file() {
        return new Sequence(root.path("items"));
    }

    /** The template inside a Kamelet: a route template without an id. */
    Form kameletTemplate() {
        Form template = named("org.apache.camel.model.RouteTemplateDefinition");
        return template instanceof Table table ? table.without("id") : template;
    }

    Form form(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        return reference.startsWith(DEFINITIONS) && !schema.has("properties")
                ? named(reference.substring(DEFINITIONS.length()))
                : read("", schema);
    }

    private Form named(String name) {
        Form known = named.get(name);
        if (known == null) {
            known = read(name.substring(name.lastIndexOf('.') + 1), definition(name));
            named.put(name, known);
        }
        return known;
    }

    private JsonNode definition(String name) {
        return root.path("items").path("definitions").path(name);
    }

    private static Form read(String name, JsonNode schema) {
        JsonNode explicit = schema;
        for (JsonNode alternative : schema.path("oneOf")) {
            if (alternative.path("type").asText().equals("object")) {
                explicit = alternative;
            }
        }
        String type = explicit.path("type").asText(explicit.has("properties") ? "object" : "");
        return switch (type) {
            case "string", "boolean", "number" -> new Scalar(type, texts(explicit.path("enum")));
            case "array" -> new Sequence(explicit.path("items"));
            case "object" -> explicit.has("properties") ? table(name, schema, explicit) : new Free();
            default -> new Free();
        };
    }

    private static Table table(String name, JsonNode schema, JsonNode explicit) {
        Map<String, JsonNode> keys = properties(explicit);
        var choice = new HashSet<String>();
        boolean expression = false;
        for (JsonNode group : explicit.path("anyOf")) {
            for (JsonNode alternative : group.path("oneOf")) {
                Map<String, JsonNode> chosen = properties(alternative);
                keys.putAll(chosen);
                choice.addAll(chosen.keySet());
                expression |= alternative.path("$ref").asText().endsWith(".ExpressionDefinition");
            }
        }
        var implied = new HashSet<String>();
        if (expression) {
            keys.forEach((key, form) -> {
                if (form.isEmpty() && !choice.contains(key)) {
                    implied.add(key);
                }
            });
        }
        Set<String> required = new HashSet<>(texts(schema.path("required")));
        required.addAll(texts(explicit.path("required")));
        boolean single = explicit.path("maxProperties").asInt() == 1;
        return new Table(name, keys, required, single, choice, implied);
    }

    private static Map<String, JsonNode> properties(JsonNode schema) {
        var properties = new HashMap<String, JsonNode>();
        schema.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        return properties;
    }

    private static List<String> texts(JsonNode values) {
        var texts = new ArrayList<String>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
