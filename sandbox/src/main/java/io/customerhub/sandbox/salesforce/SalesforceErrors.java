package io.customerhub.sandbox.salesforce;

import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Response;

/** Salesforce's error bodies: a list for the API, an object for the token server. */
final class SalesforceErrors {

    private SalesforceErrors() {}

    static Response error(int status, String code, String message) {
        var body = Json.array();
        body.addObject().put("message", message).put("errorCode", code);
        return Response.json(status, body);
    }

    static Refusal refused(String code, String message) {
        return new Refusal(error(400, code, message));
    }

    static Response noSession() {
        return error(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }

    static Response overDailyLimit() {
        return error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    static Response tokenRefused(String error, String description) {
        return Response.json(400, Json.object().put("error", error).put("error_description", description));
    }
}
