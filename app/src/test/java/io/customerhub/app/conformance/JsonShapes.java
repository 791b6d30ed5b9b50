package io.customerhub.app.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The schemas of a document, closed: a field that an object's schema does not name is a deviation, although JSON schemas
 * let it pass, because it is one that we or the sandbox have made up.
 */
final class JsonShapes {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    private final String definitions;
    private final JsonNode shared;
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    private JsonShapes(String definitions, JsonNode shared) {
        this.definitions = definitions;
        this.shared = shared;
    }

    /** Schemas that refer to others as {@code #/components/schemas/NAME}. */
    static JsonShapes ofComponents(JsonNode components) {
        ObjectNode shared = components.deepCopy();
        shared.set("schemas", closedEach(components.path("schemas")));
        return new JsonShapes("components", shared);
    }

    /** Schemas that refer to others as {@code #/schemas/NAME}. */
    static JsonShapes ofSchemas(JsonNode schemas) {
        return new JsonShapes("schemas", closedEach(schemas));
    }

    /** Where a value is not as its schema says, each place without indices and once. */
    List<String> deviations(String part, JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(message ->
                        part + " " + message.getInstanceLocation().toString().replaceAll("/[0-9]+", "/*") + " "
                                + message.getMessage().replaceFirst("^[^:]*: ", ""))
                .distinct()
                .toList();
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = RecordedCall.JSON.createObjectNode();
        whole.putArray("allOf").add(closed(schema));
        whole.set(definitions, shared);
        return FACTORY.getSchema(
                whole,
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());
    }

    /** A copy in which no object has more fields than are named; what is put together of several stays open. */
    private static JsonNode closed(JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode copy = schema.deepCopy();
        if (schema.has("items")) {
            copy.set("items", closed(schema.path("items")));
        }
        if (schema.path("additionalProperties").isObject()) {
            copy.set("additionalProperties", closed(schema.path("additionalProperties")));
        }
        if (schema.has("properties")) {
            copy.set("properties", closedEach(schema.path("properties")));
            if (!schema.has("additionalProperties")
                    && !schema.has("allOf")
                    && !schema.has("anyOf")
                    && !schema.has("oneOf")) {
                copy.put("additionalProperties", false);
            }
        }
        return copy;
    }

    private static ObjectNode closedEach(JsonNode schemas) {
        ObjectNode copy = RecordedCall.JSON.createObjectNode();
        schemas.properties().forEach(schema -> copy.set(schema.getKey(), closed(schema.getValue())));
        return copy;
    }
}
