package io.customerhub.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A change in the shape of a vendor's data that nobody announced.
 *
 * @param field which field it strikes; empty for one that the vendor's page has by habit
 */
public record Drift(Kind kind, String field) {

    /** What becomes of the field. */
    public enum Kind {
        NEW_FIELD,
        MISSING_FIELD,
        CHANGED_TYPE
    }

    /** The name of a field that no contract knows. */
    public static final String NEW_FIELD = "sandbox_new_field";

    /** The field it strikes in a page that is asked for a usual one. */
    public String field(String usual) {
        return field.isEmpty() ? usual : field;
    }

    /** Changes one row: a value of changed type is the old one wrapped in an object. */
    public void change(ObjectNode row, String usual) {
        String name = field(usual);
        switch (kind) {
            case NEW_FIELD -> row.put(field.isEmpty() ? NEW_FIELD : field, "new");
            case MISSING_FIELD -> row.remove(name);
            case CHANGED_TYPE -> {
                if (row.hasNonNull(name)) {
                    ObjectNode wrapped = Json.object();
                    wrapped.set("value", row.get(name));
                    row.set(name, wrapped);
                }
            }
        }
    }
}
