package io.customerhub.app.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call that reached the sandbox, and its answer.
 *
 * @param path below the vendor's prefix
 * @param body missing where there is none that is JSON
 */
public record RecordedCall(
        String vendor,
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        JsonNode body,
        int status,
        JsonNode answer) {
    static final ObjectMapper JSON = new ObjectMapper();

    public RecordedCall {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** Reads a line of {@code GET /sandbox/recording}. */
    public static RecordedCall of(String line) {
        try {
            JsonNode call = JSON.readTree(line);
            Map<String, List<String>> query = new LinkedHashMap<>();
            call.path("query").properties().forEach(parameter -> {
                var values = new ArrayList<String>();
                parameter.getValue().forEach(value -> values.add(value.asText()));
                query.put(parameter.getKey(), values);
            });
            Map<String, String> headers = new LinkedHashMap<>();
            call.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            return new RecordedCall(
                    call.path("vendor").asText(),
                    call.path("method").asText(),
                    call.path("path").asText(),
                    query,
                    headers,
                    json(call.path("body").asText()),
                    call.path("status").asInt(),
                    json(call.path("answer").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
