package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;

/**
 * Why one record of a collection was not written.
 *
 * @param field empty if it is about no field
 */
record RowError(String code, String message, String field) {

    static ObjectNode success(String id) {
        ObjectNode row = Json.object().put("id", id).put("success", true);
        row.putArray("errors");
        return row;
    }

    ObjectNode toJson() {
        ObjectNode row = Json.object().put("success", false);
        ObjectNode error = row.putArray("errors").addObject();
        error.put("statusCode", code).put("message", message);
        var fields = error.putArray("fields");
        if (!field.isEmpty()) {
            fields.add(field);
        }
        return row;
    }

    /** The same outcome, in an answer that also says whether a record is new. */
    ObjectNode toUpsertJson() {
        return toJson().put("created", false);
    }
}
