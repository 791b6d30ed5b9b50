package io.customerhub.sandbox.listings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Response;

/** Google's error bodies. */
final class PlacesErrors {

    private PlacesErrors() {}

    static Response error(int status, String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", status).put("message", message).put("status", code);
        return Response.json(status, body);
    }

    static Refusal invalid(String message) {
        return new Refusal(error(400, "INVALID_ARGUMENT", message));
    }
}
