package io.customerhub.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as a vendor sees it: the path below the vendor's prefix, query and headers decoded, the body read whole.
 *
 * @param headers by lower-case name
 * @param base the sandbox's own address, scheme to port
 */
public record Request(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String body,
        String base) {

    public Request {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return parameters(name).stream().findFirst();
    }

    public List<String> parameters(String name) {
        return query.getOrDefault(name, List.of());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The token of a Bearer authorization. */
    public Optional<String> bearer() {
        return authorization("Bearer ");
    }

    /** The credentials of a Basic authorization, still encoded. */
    public Optional<String> basic() {
        return authorization("Basic ");
    }

    /** The same request with another value of a parameter. */
    public Request withParameter(String name, String value) {
        Map<String, List<String>> other = new LinkedHashMap<>(query);
        other.put(name, List.of(value));
        return new Request(method, path, other, headers, body, base);
    }

    /** The same request with another value of a header, named in lower case. */
    public Request withHeader(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(headers);
        other.put(name, value);
        return new Request(method, path, query, other, body, base);
    }

    public Request withBody(JsonNode other) {
        return new Request(method, path, query, headers, Json.text(other), base);
    }

    private Optional<String> authorization(String scheme) {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()).trim());
    }

    /** The body as a form. */
    public Form form() {
        return Form.parse(body);
    }

    /** The body as JSON, or nothing if it is not JSON. */
    public Optional<JsonNode> json() {
        try {
            JsonNode tree = Json.read(body);
            return tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }
}
