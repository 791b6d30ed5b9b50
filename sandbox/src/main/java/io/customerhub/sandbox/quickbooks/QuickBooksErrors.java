package io.customerhub.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Response;
import java.time.Clock;

/** QuickBooks' error bodies, which come in three shapes: faults of the API, of its gateway, and of the token server. */
final class QuickBooksErrors {

    private final Clock clock;

    QuickBooksErrors(Clock clock) {
        this.clock = clock;
    }

    /** A fault of the API itself. */
    Response fault(int status, String type, String code, String message, String detail) {
        ObjectNode body = Json.object();
        ObjectNode fault = body.putObject("Fault");
        fault.putArray("Error")
                .addObject()
                .put("Message", message)
                .put("Detail", detail)
                .put("code", code);
        fault.put("type", type);
        body.put("time", QuickBooksTime.write(clock.instant()));
        return Response.json(status, body);
    }

    Refusal invalid(String code, String message, String detail) {
        return new Refusal(fault(400, "ValidationFault", code, message, detail));
    }

    Refusal badQuery(String detail) {
        return invalid("4000", "Error parsing query", "QueryParserError: " + detail);
    }

    Refusal badProperty(String detail) {
        return invalid("4001", "Invalid query", "QueryValidationError: " + detail);
    }

    /** A refusal by the gateway before the API is reached; its members are written in lower case. */
    Response unauthorized(String detail) {
        ObjectNode body = Json.object();
        body.putNull("warnings");
        body.putNull("intuitObject");
        ObjectNode fault = body.putObject("fault");
        fault.putArray("error")
                .addObject()
                .put("message", "message=AuthenticationFailed; errorCode=003200; statusCode=401")
                .put("detail", detail)
                .put("code", "3200")
                .putNull("element");
        fault.put("type", "AUTHENTICATION");
        body.put("time", clock.millis());
        return Response.json(401, body).with("WWW-Authenticate", "Bearer realm=\"Intuit\", error=\"invalid_token\"");
    }

    Response throttled() {
        return fault(
                429,
                "SystemFault",
                "3001",
                "message=ThrottleExceeded; errorCode=003001; statusCode=429",
                "The request limit was reached. Wait a while and try again.");
    }

    static Response tokenRefused(int status, String error, String description) {
        return Response.json(
                status, Json.object().put("error_description", description).put("error", error));
    }
}
