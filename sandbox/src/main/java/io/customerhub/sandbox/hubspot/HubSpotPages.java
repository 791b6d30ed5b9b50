package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.Request;
import java.util.Optional;

/** Which calls of HubSpot give pages: lists and searches. */
final class HubSpotPages {

    private static final String OBJECTS = "/crm/v3/objects/";
    private static final int USUAL_PAGE = 10;

    private HubSpotPages() {}

    static Optional<Page> page(Request request) {
        if (!request.path().startsWith(OBJECTS)) {
            return Optional.empty();
        }
        String rest = request.path().substring(OBJECTS.length());
        Optional<ObjectKind> listed = request.method().equals("GET") ? ObjectKind.of(rest) : Optional.empty();
        if (listed.isPresent()) {
            String half = Page.half(request.parameter("limit"), USUAL_PAGE);
            return Optional.of(page(request.withParameter("limit", half), listed.get()));
        }
        Optional<ObjectKind> searched =
                rest.endsWith("/search") ? ObjectKind.of(rest.replace("/search", "")) : Optional.empty();
        Optional<JsonNode> body = request.json().filter(JsonNode::isObject);
        return searched.isPresent() && body.isPresent()
                ? Optional.of(page(request.withBody(shortened(body.get())), searched.get()))
                : Optional.empty();
    }

    private static JsonNode shortened(JsonNode body) {
        ObjectNode fewer = body.deepCopy();
        return fewer.put("limit", Page.half(body.path("limit").asInt(USUAL_PAGE)));
    }

    private static Page page(Request shortened, ObjectKind kind) {
        String usual = switch (kind) {
            case CONTACTS -> "email";
            case COMPANIES -> "name";
            case DEALS -> "dealname";
        };
        return Page.of(shortened, "/results", "/properties", usual);
    }
}
