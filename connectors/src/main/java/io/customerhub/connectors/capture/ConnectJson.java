package io.customerhub.connectors.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Values of Kafka Connect as JSON. */
final class ConnectJson {
    /** What Debezium says instead of a long value that an update did not touch: it does not stand in the log. */
    static final String UNTOUCHED = "__untouched_and_not_in_the_log__";

    private ConnectJson() {}

    /** A row without the values that did not come along. */
    static ObjectNode row(Struct row) {
        ObjectNode json = JsonRecords.MAPPER.createObjectNode();
        for (Field field : row.schema().fields()) {
            Object value = row.get(field);
            if (!UNTOUCHED.equals(value)) {
                json.set(field.name(), json(value));
            }
        }
        return json;
    }

    private static JsonNode json(@Nullable Object value) {
        if (value instanceof Struct struct) {
            return row(struct);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JsonRecords.MAPPER.createArrayNode();
            list.forEach(element -> array.add(json(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JsonRecords.MAPPER.createObjectNode();
            map.forEach((name, element) -> object.set(String.valueOf(name), json(element)));
            return object;
        }
        return JsonRecords.MAPPER.valueToTree(value);
    }
}
