package io.customerhub.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One answer: status, headers and a body in parts, so that a page of records is sent without being copied together.
 *
 * @param sent run once the answer has left or failed to, for limits on calls in progress
 */
public record Response(int status, Map<String, String> headers, List<byte[]> parts, Runnable sent) {

    public Response {
        headers = Map.copyOf(headers);
        parts = List.copyOf(parts);
    }

    public static Response json(int status, JsonNode body) {
        return json(status, List.of(Json.bytes(body)));
    }

    public static Response json(int status, List<byte[]> parts) {
        return new Response(status, Map.of("Content-Type", "application/json;charset=UTF-8"), parts, Response::nothing);
    }

    public static Response text(int status, String contentType, String body) {
        return new Response(
                status,
                Map.of("Content-Type", contentType),
                List.of(body.getBytes(StandardCharsets.UTF_8)),
                Response::nothing);
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), List.of(), Response::nothing);
    }

    /** An error of the sandbox itself rather than of a vendor. */
    public static Response error(int status, String message) {
        return json(status, Json.object().put("error", message));
    }

    /** One JSON object a line. */
    public static Response lines(List<ObjectNode> objects) {
        StringBuilder lines = new StringBuilder();
        objects.forEach(object -> lines.append(Json.text(object)).append('\n'));
        return text(200, "application/x-ndjson", lines.toString());
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, parts, sent);
    }

    /** The same answer with another body. */
    public Response withText(String other) {
        return new Response(status, headers, List.of(other.getBytes(StandardCharsets.UTF_8)), sent);
    }

    public Response whenSent(Runnable action) {
        return new Response(status, headers, parts, action);
    }

    /** The whole body, for whoever goes on with it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(new String(part, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** The body as JSON; a missing node if it is none. */
    public JsonNode json() {
        try {
            return Json.read(text());
        } catch (JsonProcessingException malformed) {
            return Json.MAPPER.missingNode();
        }
    }

    /** The body's length in bytes. */
    public long length() {
        return parts.stream().mapToLong(part -> part.length).sum();
    }

    private static void nothing() {}
}
