package io.customerhub.app.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Google interface as its discovery document tells it. */
public final class DiscoveryContract implements Contract {
    private final String file;
    private final String vendor;
    private final JsonNode document;
    private final JsonShapes shapes;
    private final List<JsonNode> methods = new ArrayList<>();

    public DiscoveryContract(String vendor, Path folder, String file) throws IOException {
        this.file = file;
        this.vendor = vendor;
        this.document = RecordedCall.JSON.readTree(folder.resolve(file).toFile());
        this.shapes = JsonShapes.ofSchemas(standard(document.path("schemas")));
        collect(document);
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public Optional<Judged> judge(RecordedCall call) {
        if (!call.vendor().equals(vendor)) {
            return Optional.empty();
        }
        return methods.stream()
                .filter(method -> method.path("httpMethod").asText().equals(call.method()))
                .filter(method -> call.path()
                        .matches("/" + pattern(method.path("flatPath").asText())))
                .findFirst()
                .map(method -> new Judged(method.path("id").asText(), deviations(method, call)));
    }

    private List<String> deviations(JsonNode method, RecordedCall call) {
        Map<String, JsonNode> declared = new HashMap<>();
        Set<String> required = new HashSet<>();
        for (JsonNode parameters : List.of(document.path("parameters"), method.path("parameters"))) {
            parameters.properties().forEach(parameter -> {
                declared.put(parameter.getKey(), parameter.getValue());
                if (parameter.getValue().path("required").asBoolean()
                        && parameter.getValue().path("location").asText().equals("query")) {
                    required.add(parameter.getKey());
                }
            });
        }
        var deviations = new ArrayList<>(Parameters.deviations(call.query(), declared, required));
        if (method.has("request")) {
            deviations.addAll(shapes.deviations("request", standard(method.path("request")), call.body()));
        } else if (!call.body().isMissingNode()) {
            deviations.add("request has a body, and none is wanted");
        }
        if (call.status() == 200) {
            deviations.addAll(shapes.deviations("answer 200", standard(method.path("response")), call.answer()));
        }
        return deviations;
    }

    private void collect(JsonNode node) {
        node.path("methods").forEach(methods::add);
        node.path("resources").forEach(this::collect);
    }

    private static String pattern(String path) {
        return path.replaceAll("\\{[^}]*\\}", "[^/:]+");
    }

    /** The same as a JSON schema: references are pointers, and what may be anything has no type. */
    private static JsonNode standard(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = RecordedCall.JSON.createObjectNode();
            object.properties().forEach(field -> {
                JsonNode value = field.getValue();
                if (field.getKey().equals("$ref")) {
                    copy.put("$ref", "#/schemas/" + value.asText());
                } else if (!(field.getKey().equals("type") && value.asText().equals("any"))
                        && !(field.getKey().equals("required") && value.isBoolean())
                        && !(field.getKey().equals("id") && value.isTextual())) {
                    copy.set(field.getKey(), standard(value));
                }
            });
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = RecordedCall.JSON.createArrayNode();
            array.forEach(element -> copy.add(standard(element)));
            return copy;
        }
        return node;
    }
}
