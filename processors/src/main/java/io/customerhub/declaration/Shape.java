package io.customerhub.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The shape a kind of declared file must have, as a JSON Schema; editors read the same schemas. */
public final class Shape {
    private final JsonSchema schema;
    private final JsonNode definition;

    private Shape(JsonNode definition, JsonSchema schema) {
        this.definition = definition;
        this.schema = schema;
    }

    /** The shape that ships with the hub as {@code schemas/NAME.schema.json}. */
    public static Shape of(String name) {
        String resource = "/schemas/" + name + ".schema.json";
        try (InputStream in = Shape.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no schema " + resource + " in the hub's jar");
            }
            var config = SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .build();
            JsonNode definition = new ObjectMapper().readTree(in);
            return new Shape(
                    definition,
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(definition, config));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    /** Checks a file against this shape; true when nothing was found. */
    public boolean check(Declared root, Findings findings) {
        List<ValidationMessage> messages = List.copyOf(schema.validate(root.json()));
        for (ValidationMessage message : messages) {
            report(root, message, findings);
        }
        return messages.isEmpty();
    }

    private void report(Declared root, ValidationMessage message, Findings findings) {
        List<String> steps = steps(message);
        Declared place = walk(root, steps);
        String where = steps.isEmpty() ? "" : " in '" + String.join("/", steps) + "'";
        String property = message.getProperty();
        switch (message.getType()) {
            case "additionalProperties", "unevaluatedProperties" ->
                findings.add(
                        place.file(),
                        place.lineOf(property),
                        "unknown key '" + property + "'" + where,
                        Suggestion.instead(property, known(steps)));
            case "required" -> findings.add(place, "'" + property + "' is missing" + where, "add it");
            case "enum" ->
                findings.add(
                        place,
                        "'" + place.text().orElse("") + "' is not allowed" + where,
                        Suggestion.instead(place.text().orElse(""), texts(message.getSchemaNode())));
            default -> findings.add(place, message.getError() + where, "docs/reference/files.md shows the shape");
        }
    }

    private static List<String> steps(ValidationMessage message) {
        var steps = new ArrayList<String>();
        var path = message.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            steps.add(String.valueOf(path.getElement(i)));
        }
        return steps;
    }

    private static Declared walk(Declared root, List<String> steps) {
        Declared place = root;
        for (String step : steps) {
            List<Declared> items = place.items();
            if (place.isList() && step.matches("[0-9]+") && Integer.parseInt(step) < items.size()) {
                place = items.get(Integer.parseInt(step));
            } else {
                place = place.get(step).orElse(place);
            }
        }
        return place;
    }

    /** The names the schema knows at a place: follows properties, items and local references. */
    private List<String> known(List<String> steps) {
        JsonNode place = resolve(definition);
        for (String step : steps) {
            JsonNode property = place.path("properties").path(step);
            JsonNode next = !property.isMissingNode()
                    ? property
                    : place.has("items") ? place.path("items") : place.path("additionalProperties");
            place = resolve(next);
        }
        var names = new ArrayList<String>();
        place.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode resolve(JsonNode place) {
        String reference = place.path("$ref").asText("");
        return reference.startsWith("#") ? definition.at(reference.substring(1)) : place;
    }

    private static List<String> texts(JsonNode values) {
        var texts = new ArrayList<String>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
