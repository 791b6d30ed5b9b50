package io.customerhub.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Response;

/** Stripe's error bodies. */
final class StripeErrors {

    private StripeErrors() {}

    static Response error(int status, String type, String code, String message) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        error.put("message", message).put("type", type);
        return Response.json(status, body);
    }

    static Refusal invalid(String code, String message, String parameter) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("code", code)
                .put("message", message)
                .put("param", parameter)
                .put("type", "invalid_request_error");
        return new Refusal(Response.json(400, body));
    }

    static Response missing(String word, String id) {
        return error(404, "invalid_request_error", "resource_missing", "No such " + word + ": '" + id + "'");
    }

    static Response limited() {
        return error(
                        429,
                        "invalid_request_error",
                        "rate_limit",
                        "Request rate limit exceeded. Learn more about rate limits in the documentation.")
                .with("Stripe-Rate-Limited-Reason", "global-rate");
    }
}
