package io.customerhub.app.plan;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A field of a sink's record that is to change.
 *
 * @param from what the sink holds; null where it holds nothing
 * @param to what it is to hold; null where the field is to be emptied
 * @param because where the new value comes from: the source records and the rules that chose it, or the score
 * @param mapping the file and line that declare the field, as {@code mappings/hubspot-contacts.yaml:7}
 */
public record FieldChange(String field, JsonNode from, JsonNode to, String because, String mapping) {
    /** Whether the sink would be told the same. */
    boolean isSame(FieldChange other) {
        return field.equals(other.field) && from.equals(other.from) && to.equals(other.to);
    }
}
