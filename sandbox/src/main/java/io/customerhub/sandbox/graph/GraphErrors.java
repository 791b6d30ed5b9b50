package io.customerhub.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Response;

/** The Graph API's error bodies, told apart by their code and not by their status. */
final class GraphErrors {

    private GraphErrors() {}

    static Response error(int status, String type, int code, int subcode, String message) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        error.put("message", message).put("type", type).put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        error.put("fbtrace_id", "A" + Integer.toHexString(message.hashCode()));
        return Response.json(status, body);
    }

    static Response invalidToken() {
        return error(400, "OAuthException", 190, 0, "Invalid OAuth access token - Cannot parse access token");
    }

    static Response expiredToken() {
        return error(
                400,
                "OAuthException",
                190,
                463,
                "Error validating access token: Session has expired and must be obtained anew.");
    }

    static Response limited() {
        return error(403, "OAuthException", 4, 0, "(#4) Application request limit reached");
    }

    static Refusal badParameter(String message) {
        return new Refusal(error(400, "GraphMethodException", 100, 0, "(#100) " + message));
    }

    static Response missing(String id) {
        return error(
                400,
                "GraphMethodException",
                100,
                33,
                "Unsupported get request. Object with ID '" + id + "' does not exist, cannot be loaded due to missing"
                        + " permissions, or does not support this operation");
    }

    static Response failure(int status) {
        return error(
                status, "OAuthException", 2, 0, "An unexpected error has occurred. Please retry your request later.");
    }
}
