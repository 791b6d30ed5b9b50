package io.customerhub.sandbox.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.sandbox.http.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One row of a table; a column without a value is not there.
 *
 * @param version raised by every change of anything, so that changes have an order
 */
record Row(String id, Map<String, JsonNode> values, Instant created, Instant modified, long version) {

    Row {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    String text(String column) {
        return Optional.ofNullable(values.get(column)).map(JsonNode::asText).orElse("");
    }

    String etag() {
        return "W/\"" + version + "\"";
    }

    /** The row with the columns asked for; its id and etag come unasked. */
    ObjectNode toJson(TableKind table, Collection<String> columns) {
        ObjectNode node = Json.object().put("@odata.etag", etag());
        for (String column : columns) {
            node.set(column, value(table, column));
        }
        return node.put(table.idColumn(), id);
    }

    private JsonNode value(TableKind table, String column) {
        if (column.equals(table.idColumn())) {
            return TextNode.valueOf(id);
        }
        return switch (column) {
            case "createdon" -> TextNode.valueOf(time(created));
            case "modifiedon" -> TextNode.valueOf(time(modified));
            case "fullname" -> TextNode.valueOf((text("firstname") + " " + text("lastname")).trim());
            default -> Optional.ofNullable(values.get(column)).orElse(NullNode.instance);
        };
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
