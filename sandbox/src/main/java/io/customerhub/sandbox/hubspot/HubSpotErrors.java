package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Response;
import java.util.Locale;
import java.util.UUID;

/** HubSpot's error bodies, each with an id by which its support would find the call. */
final class HubSpotErrors {

    private HubSpotErrors() {}

    static Response error(int status, String category, String message) {
        return Response.json(status, body(category, message));
    }

    static Refusal invalid(String message) {
        return new Refusal(error(400, "VALIDATION_ERROR", message));
    }

    static Refusal notFound(String message) {
        return new Refusal(error(404, "OBJECT_NOT_FOUND", message));
    }

    static Response unauthorized() {
        return error(401, "INVALID_AUTHENTICATION", "Authentication credentials not found or not valid.");
    }

    /**
     * Over a limit.
     *
     * @param policy the name of the limit, such as {@code TEN_SECONDLY_ROLLING}
     */
    static Response limited(String policy) {
        ObjectNode body = body("RATE_LIMITS", "You have reached your " + policy.toLowerCase(Locale.ROOT) + " limit.");
        body.put("errorType", "RATE_LIMIT").put("policyName", policy);
        return Response.json(429, body);
    }

    private static ObjectNode body(String category, String message) {
        return Json.object()
                .put("status", "error")
                .put("message", message)
                .put("correlationId", UUID.randomUUID().toString())
                .put("category", category);
    }
}
