package io.customerhub.sandbox.dynamics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Response;

/** Dataverse's error bodies, and those of its token server. */
final class DynamicsErrors {

    private DynamicsErrors() {}

    static Response error(int status, String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return Response.json(status, body);
    }

    static Refusal refused(int status, String code, String message) {
        return new Refusal(error(status, code, message));
    }

    /** A body that does not fit its table. */
    static Refusal badPayload(TableKind table, String reason) {
        return refused(
                400,
                "0x80048d19",
                "Error identified in Payload provided by the user for Entity :'" + table.set()
                        + "', For more information on this error please follow this help link. InnerException : "
                        + "Microsoft.OData.ODataException: " + reason);
    }

    static Refusal noColumn(TableKind table, String name) {
        return refused(
                400, "0x80060888", "Could not find a property named '" + name + "' on type '" + table.type() + "'.");
    }

    static Refusal badQuery(String message) {
        return refused(400, "0x80060888", message);
    }

    static Refusal missing(TableKind table, String key) {
        return refused(404, "0x80040217", table.logicalName() + " With " + key + " Does Not Exist");
    }

    /** A delta token that Dataverse no longer remembers the changes since. */
    static Refusal expired(int status) {
        return refused(
                status,
                "0x80044352",
                "Version stamp associated with the client has expired. Please perform a full sync.");
    }

    static Response tooMany(String code, String message, long retryAfterSeconds) {
        return error(429, code, message).with("Retry-After", String.valueOf(Math.max(1, retryAfterSeconds)));
    }

    static Response unauthorized() {
        return Response.empty(401).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    static Response tokenRefused(int status, String error, int number, String description) {
        ObjectNode body =
                Json.object().put("error", error).put("error_description", "AADSTS" + number + ": " + description);
        body.putArray("error_codes").add(number);
        return Response.json(status, body);
    }
}
