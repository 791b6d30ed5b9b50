package io.customerhub.connectors.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A change of one row as mappings read it: {@code id}, {@code operation} ({@code insert}, {@code update}, {@code delete}, or
 * {@code read} for a row that was there before), {@code time}, {@code schema}, {@code table}, {@code key}, {@code row} and
 * {@code before}. A row of a table without a key is its own. Of a deleted row {@code row} is what is known of it: its key, or all of it where its table has the replica
 * identity FULL.
 */
final class RowChange {
    private static final Map<String, String> OPERATIONS =
            Map.of("c", "insert", "u", "update", "d", "delete", "r", "read");
    private static final String OPERATION = "op";
    private static final int LONGEST_ID = 200;

    private RowChange() {}

    /** Reads what Debezium says; nothing for what is no change of a row, as a heartbeat. */
    static Optional<ObjectNode> of(String capture, SourceRecord record) {
        if (!(record.value() instanceof Struct said) || said.schema().field(OPERATION) == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(OPERATIONS.get(said.getString(OPERATION)))
                .map(operation -> change(capture, operation, said, (Struct) record.key()));
    }

    private static ObjectNode change(String capture, String operation, Struct said, @Nullable Struct keyOfRow) {
        Struct source = said.getStruct("source");
        JsonNode before = state(said, "before");
        JsonNode after = state(said, "after");
        JsonNode row = after.isNull() ? before : after;
        JsonNode key = keyOfRow == null ? row : ConnectJson.row(keyOfRow);
        ObjectNode change = JsonRecords.MAPPER.createObjectNode();
        change.put("id", id(capture, operation, source, key))
                .put("operation", operation)
                .put("time", Instant.ofEpochMilli(source.getInt64("ts_ms")).toString())
                .put("schema", source.getString("schema"))
                .put("table", source.getString("table"));
        change.set("key", key);
        change.set("row", row);
        change.set("before", before);
        return change;
    }

    private static JsonNode state(Struct said, String name) {
        return said.schema().field(name) == null || said.getStruct(name) == null
                ? NullNode.getInstance()
                : ConnectJson.row(said.getStruct(name));
    }

    /** Names a change for ever, whoever says it and how often: its place in the database's log, its transaction and its row. */
    private static String id(String capture, String operation, Struct source, JsonNode key) {
        String place = operation.equals("read") ? "there" : lsn(source.getInt64("lsn")) + ":" + source.getInt64("txId");
        String head = capture + ":" + place + ":" + source.getString("schema") + "." + source.getString("table") + ":";
        var values = new StringJoiner(",");
        key.forEach(value -> values.add(JsonRecords.text(value)));
        String id = head + values;
        return id.length() <= LONGEST_ID
                ? id
                : head + UUID.nameUUIDFromBytes(values.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A place as PostgreSQL writes it. */
    private static String lsn(long place) {
        return String.format(Locale.ROOT, "%X/%X", place >>> Integer.SIZE, place & 0xFFFF_FFFFL);
    }
}
