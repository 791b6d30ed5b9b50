package io.customerhub.app.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A vendor's interface in OpenAPI 3.0. */
public final class OpenApiContract implements Contract {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final String file;
    private final String vendor;
    private final JsonNode document;
    private final JsonShapes shapes;

    public OpenApiContract(String vendor, Path folder, String file) throws IOException {
        this.file = file;
        this.vendor = vendor;
        this.document = YAML.readTree(folder.resolve(file).toFile());
        this.shapes = JsonShapes.ofComponents(document.path("components"));
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
        return template(call).map(template -> {
            JsonNode operation = document.path("paths").path(template).path(lower(call.method()));
            var deviations = new ArrayList<>(parameters(call, operation));
            JsonNode body = json(operation.path("requestBody"));
            if (!body.isMissingNode() && !call.body().isMissingNode()) {
                deviations.addAll(shapes.deviations("request", body, call.body()));
            } else if (call.body().isMissingNode() != body.isMissingNode()) {
                deviations.add("request has " + (body.isMissingNode() ? "a body, and none is wanted" : "no body"));
            }
            JsonNode responses = operation.path("responses");
            JsonNode response =
                    resolved(responses.path(responses.has(call.status() + "") ? call.status() + "" : "default"));
            JsonNode answer = json(response);
            if (response.isMissingNode()) {
                deviations.add("answer has status " + call.status() + ", and it is not described");
            } else if (!answer.isMissingNode()) {
                deviations.addAll(shapes.deviations("answer " + call.status(), answer, call.answer()));
            }
            return new Judged(call.method() + " " + template, deviations);
        });
    }

    /** The path in the document that fits, the one with the fewest variables first. */
    private Optional<String> template(RecordedCall call) {
        var paths = new ArrayList<String>();
        document.path("paths").fieldNames().forEachRemaining(paths::add);
        return paths.stream()
                .filter(path -> document.path("paths").path(path).has(lower(call.method())))
                .filter(path -> call.path().matches(pattern(path)))
                .min(Comparator.comparingLong(
                        path -> path.chars().filter(c -> c == '{').count()));
    }

    private static String pattern(String path) {
        var pattern = new StringBuilder();
        for (String part : path.split("(?=\\{)|(?<=\\})", -1)) {
            pattern.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        }
        return pattern.toString();
    }

    private List<String> parameters(RecordedCall call, JsonNode operation) {
        Map<String, JsonNode> declared = new HashMap<>();
        Set<String> required = new HashSet<>();
        for (JsonNode written : operation.path("parameters")) {
            JsonNode parameter = resolved(written);
            if (parameter.path("in").asText().equals("query")) {
                declared.put(parameter.path("name").asText(), resolved(parameter.path("schema")));
                if (parameter.path("required").asBoolean()) {
                    required.add(parameter.path("name").asText());
                }
            }
        }
        return Parameters.deviations(call.query(), declared, required);
    }

    private static JsonNode json(JsonNode part) {
        return part.path("content").path("application/json").path("schema");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static String lower(String method) {
        return method.toLowerCase(java.util.Locale.ROOT);
    }
}
