package io.customerhub.app.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.declaration.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the events of a topic are like: {@code config/schemas/TOPIC.json}, a JSON Schema of 2020-12. */
public final class EventSchema {
    static final String ID = "id";
    static final String CUSTOMER = "customer";

    /** What the hub itself needs of an event: what names it, when it happened and who it is about. */
    private static final List<String> NEEDED = List.of(ID, "time", CUSTOMER);

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String DOCS = "docs/how-to/streams.md shows one";
    private static final ObjectReader JSON =
            JsonRecords.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int MOST_COMPLAINTS = 5;
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private final JsonSchema schema;

    private EventSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /** Reads a schema; with anything wrong in it, that goes to {@code findings} and nothing is returned. */
    public static Optional<EventSchema> read(Path file, Findings findings) {
        JsonNode definition;
        try {
            definition = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            findings.add(file, e.getLocation().getLineNr(), "not JSON: " + e.getOriginalMessage(), "mend it");
            return Optional.empty();
        } catch (IOException e) {
            findings.add(file, 0, "the file cannot be read", "let the hub's user read it");
            return Optional.empty();
        }
        List<String> problems = problems(definition);
        problems.forEach(problem -> findings.add(file, 0, problem, DOCS));
        return problems.isEmpty() ? whole(file, definition, findings) : Optional.empty();
    }

    /** A schema whose references are followed now: otherwise the first event would find the one that leads nowhere. */
    private static Optional<EventSchema> whole(Path file, JsonNode definition, Findings findings) {
        JsonSchema schema = FACTORY.getSchema(definition, CONFIG);
        try {
            schema.initializeValidators();
            return Optional.of(new EventSchema(schema));
        } catch (JsonSchemaException e) {
            findings.add(file, 0, "no JSON Schema: " + e.getMessage(), DOCS);
            return Optional.empty();
        }
    }

    private static List<String> problems(JsonNode definition) {
        var problems = new ArrayList<String>();
        if (!definition.path("$schema").asText("").equals(DRAFT)) {
            problems.add("the schema does not say \"$schema\": \"" + DRAFT + "\"");
        }
        FACTORY.getSchema(SchemaLocation.of(DRAFT), CONFIG)
                .validate(definition)
                .forEach(message -> problems.add("no JSON Schema: " + message.getMessage()));
        var required = new ArrayList<String>();
        definition.path("required").forEach(name -> required.add(name.asText()));
        for (String name : NEEDED) {
            if (!required.contains(name) || !definition.path("properties").has(name)) {
                problems.add("events need not have '" + name + "': it must be among 'properties' and 'required'");
            }
        }
        if (!definition.path("properties").path(ID).path("type").asText("").equals("string")) {
            problems.add("an event's 'id' is not of the type string");
        }
        return problems;
    }

    /** What is wrong with an event, in places and words of the schema and never the event's own values; empty where nothing is. */
    Optional<String> complaint(JsonNode event) {
        List<ValidationMessage> messages = List.copyOf(schema.validate(event));
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.stream()
                        .limit(MOST_COMPLAINTS)
                        .map(message -> "'" + message.getInstanceLocation() + "' " + message.getError())
                        .collect(Collectors.joining("; ")));
    }
}
