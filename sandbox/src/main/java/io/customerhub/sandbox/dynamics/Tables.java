package io.customerhub.sandbox.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The environment's data: every table, one order of changes over all of them, and the journal of what was written. */
final class Tables {

    private final Map<TableKind, RowTable> tables = new EnumMap<>(TableKind.class);
    private final Journal journal;
    private final Clock clock;
    private long version = 1_000_000;
    private long created;
    private ArrayNode unwritten = Json.array();

    Tables(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        for (TableKind kind : TableKind.values()) {
            tables.put(kind, new RowTable(kind));
        }
    }

    RowTable table(TableKind kind) {
        return Objects.requireNonNull(tables.get(kind));
    }

    synchronized long version() {
        return version;
    }

    /** Goes on as if something had changed that no client can see. */
    synchronized long raiseVersion() {
        version++;
        return version;
    }

    /** Puts in a row that was there before any client came. */
    synchronized void seed(TableKind kind, String id, Map<String, JsonNode> values, Instant created, Instant modified) {
        version++;
        table(kind).put(new Row(id, values, created, modified, version));
    }

    /** Makes a row, or changes the one given; takes hold at once and is kept by {@link #commit}. */
    synchronized Row write(TableKind kind, Optional<Row> former, Map<String, JsonNode> values) {
        version++;
        Instant now = clock.instant();
        String id = former.map(Row::id).orElseGet(() -> newId(kind));
        Row row = new Row(id, values, former.map(Row::created).orElse(now), now, version);
        table(kind).put(row);
        ObjectNode change = unwritten.addObject().put("table", kind.set()).put("id", id);
        change.put("created", row.created().toString());
        change.put("modified", row.modified().toString()).put("version", version);
        change.putObject("values").setAll(row.values());
        return row;
    }

    synchronized void delete(TableKind kind, String id) {
        version++;
        table(kind).delete(id, version);
        unwritten.addObject().put("table", kind.set()).put("deleted", id).put("version", version);
    }

    /** Ends a request: hands its changes to the journal. */
    synchronized void commit() {
        if (!unwritten.isEmpty()) {
            ObjectNode line = Json.object().put("kind", "rows").put("made", created);
            line.set("changes", unwritten);
            journal.append(line);
            unwritten = Json.array();
        }
    }

    /** Takes over one line of the journal. */
    synchronized void restore(JsonNode line) {
        created = line.path("made").asLong();
        for (JsonNode change : line.path("changes")) {
            version = Math.max(version, change.path("version").asLong());
            RowTable table = table(TableKind.of(change.path("table").asText()).orElseThrow());
            if (change.has("deleted")) {
                table.delete(
                        change.path("deleted").asText(), change.path("version").asLong());
                continue;
            }
            Map<String, JsonNode> values = new TreeMap<>();
            change.path("values").properties().forEach(member -> values.put(member.getKey(), member.getValue()));
            table.put(new Row(
                    change.path("id").asText(),
                    values,
                    Instant.parse(change.path("created").asText()),
                    Instant.parse(change.path("modified").asText()),
                    change.path("version").asLong()));
        }
    }

    private String newId(TableKind kind) {
        created++;
        return id(kind.set() + " made " + created);
    }

    /** An id that looks like any other and is the same in every run. */
    static String id(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
