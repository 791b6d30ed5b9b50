package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One record of the org; a field that is empty is not there.
 *
 * @param updated when it was changed last, or deleted
 */
record SObject(
        SObjectKind kind, String id, Map<String, JsonNode> fields, Instant created, Instant updated, boolean deleted) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    SObject {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    String text(String name) {
        return Optional.ofNullable(fields.get(name)).map(JsonNode::asText).orElse("");
    }

    /** A field's value, counting those that Salesforce keeps by itself. */
    JsonNode value(String name) {
        return switch (name) {
            case "Id" -> TextNode.valueOf(id);
            case "IsDeleted" -> BooleanNode.valueOf(deleted);
            case "Name" -> TextNode.valueOf(name());
            case "CreatedDate" -> TextNode.valueOf(TIME.format(created));
            case "LastModifiedDate", "SystemModstamp" -> TextNode.valueOf(TIME.format(updated));
            default -> Optional.ofNullable(fields.get(name)).orElse(NullNode.instance);
        };
    }

    /** The same in the recycle bin. */
    SObject deletedAt(Instant time) {
        return new SObject(kind, id, fields, created, time, true);
    }

    private String name() {
        return fields.containsKey("Name") ? text("Name") : (text("FirstName") + " " + text("LastName")).trim();
    }

    static String time(Instant time) {
        return TIME.format(time);
    }
}
