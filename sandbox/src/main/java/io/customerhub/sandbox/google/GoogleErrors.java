package io.customerhub.sandbox.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Response;

/** Google's error bodies. */
final class GoogleErrors {

    private GoogleErrors() {}

    static Response error(int code, String status, String message) {
        return Response.json(code, body(code, status, message));
    }

    static Refusal badRange(String range) {
        return new Refusal(error(400, "INVALID_ARGUMENT", "Unable to parse range: " + range));
    }

    static Refusal invalid(String message) {
        return new Refusal(error(400, "INVALID_ARGUMENT", message));
    }

    static Response unauthorized() {
        return error(
                401,
                "UNAUTHENTICATED",
                "Request had invalid authentication credentials. Expected OAuth 2 access token.");
    }

    /**
     * Over a quota.
     *
     * @param direction {@code Read} or {@code Write}
     * @param holder {@code user} or {@code project}
     */
    static Response limited(String direction, String holder) {
        String limit = direction + " requests per minute" + (holder.equals("user") ? " per user" : "");
        ObjectNode body = body(
                429,
                "RESOURCE_EXHAUSTED",
                "Quota exceeded for quota metric '" + direction + " requests' and limit '" + limit
                        + "' of service 'sheets.googleapis.com' for consumer 'project_number:1'.");
        ObjectNode detail =
                ((ObjectNode) body.path("error")).putArray("details").addObject();
        detail.put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", "RATE_LIMIT_EXCEEDED")
                .put("domain", "googleapis.com");
        return Response.json(429, body);
    }

    static Response tokenRefused(int status, String error, String description) {
        return Response.json(status, Json.object().put("error", error).put("error_description", description));
    }

    private static ObjectNode body(int code, String status, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message).put("status", status);
        return body;
    }
}
