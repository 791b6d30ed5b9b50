package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.declaration.Declared;
import io.customerhub.model.CustomerId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * How what a sink was told comes back as records of a source.
 *
 * @param entity the kind of those records
 * @param at the field that holds the sink's fields by their names; empty where the record itself does
 * @param customer the field among them that holds our id of the customer; empty where none does
 * @param omitsEmpty whether a field that is not there is empty; else nobody asked for it
 */
public record SinkReturn(String source, String entity, String at, String customer, boolean omitsEmpty) {
    static SinkReturn of(Declared declared) {
        return new SinkReturn(
                declared.text("source").orElseThrow(),
                declared.text("entity").orElseThrow(),
                declared.text("at").orElse(""),
                declared.text("customer").orElse(""),
                declared.text("omits-empty").map(Boolean::parseBoolean).orElse(false));
    }

    private JsonNode fields(JsonNode record) {
        return at.isEmpty() ? record : record.path(at);
    }

    /** Our id of the customer whom a record is about, where it carries one. */
    public Optional<CustomerId> customer(JsonNode record) {
        String id = customer.isEmpty() ? "" : fields(record).path(customer).asText("");
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(new CustomerId(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a record holds in one of the sink's fields. */
    public JsonNode value(JsonNode record, String field) {
        return fields(record).path(field);
    }

    /** The fields in which the sink was told something and a record holds something else. */
    public Set<String> changed(JsonNode record, ObjectNode told) {
        var changed = new TreeSet<String>();
        JsonNode held = fields(record);
        told.properties().forEach(field -> {
            boolean isTold = !field.getValue().isNull() && (omitsEmpty || held.has(field.getKey()));
            if (isTold && !SameValue.is(field.getValue(), held.path(field.getKey()))) {
                changed.add(field.getKey());
            }
        });
        return changed;
    }

    /** A record as it would be without some of the sink's fields. */
    JsonNode without(JsonNode record, Collection<String> fields) {
        JsonNode copy = record.deepCopy();
        if (fields(copy) instanceof ObjectNode holder) {
            fields.stream().filter(holder::has).forEach(holder::putNull);
        }
        return copy;
    }
}
