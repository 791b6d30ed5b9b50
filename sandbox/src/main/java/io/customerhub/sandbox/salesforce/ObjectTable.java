package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.journal.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All records of one kind, living and deleted. Writes of one request are kept as one line of the journal. */
final class ObjectTable {

    private final SObjectKind kind;
    private final Map<String, SObject> live = new TreeMap<>();
    private final Map<String, SObject> deleted = new TreeMap<>();
    private final Map<String, String> byExternalId = new HashMap<>();
    private final Journal journal;
    private final ChangeEvents events;
    private long lastNumber;
    private ArrayNode unwritten = Json.array();

    ObjectTable(SObjectKind kind, Journal journal, ChangeEvents events) {
        this.kind = kind;
        this.journal = journal;
        this.events = events;
    }

    SObjectKind kind() {
        return kind;
    }

    synchronized List<SObject> all() {
        return new ArrayList<>(live.values());
    }

    /** The living and those in the recycle bin. */
    synchronized List<SObject> allWithDeleted() {
        List<SObject> all = all();
        all.addAll(deleted.values());
        return all;
    }

    /** Finds by an id of 18 characters or the first 15 of them. */
    synchronized Optional<SObject> find(String id) {
        if (id.length() == 15) {
            return live.values().stream()
                    .filter(object -> object.id().startsWith(id))
                    .findFirst();
        }
        return Optional.ofNullable(live.get(id));
    }

    synchronized Optional<SObject> findByExternalId(String externalId) {
        return Optional.ofNullable(byExternalId.get(externalId.toLowerCase(Locale.ROOT)))
                .map(live::get);
    }

    /** Puts in a record that was there before any client came. */
    synchronized void seed(SObject object) {
        keep(object);
    }

    synchronized SObject create(Map<String, JsonNode> fields, Instant now) {
        return note(new SObject(kind, SalesforceId.of(kind.prefix(), lastNumber + 1), fields, now, now, false));
    }

    synchronized SObject change(SObject before, Map<String, JsonNode> fields, Instant now) {
        return note(new SObject(kind, before.id(), fields, before.created(), now, false));
    }

    synchronized void delete(String id, Instant now) {
        drop(id).ifPresent(object -> deleted.put(id, object.deletedAt(now)));
        unwritten.addObject().put("deleted", id).put("at", now.toString());
    }

    /** Ends a request: hands its changes to the journal, and to who listens. */
    synchronized void commit() {
        if (!unwritten.isEmpty()) {
            ObjectNode line = Json.object().put("object", kind.word());
            line.set("changes", unwritten);
            journal.append(line);
            events.changed(kind, unwritten);
            unwritten = Json.array();
        }
    }

    /** Takes over one line of the journal. */
    synchronized void restore(JsonNode line) {
        for (JsonNode change : line.path("changes")) {
            if (change.has("deleted")) {
                Instant time = Instant.parse(change.path("at").asText(Instant.EPOCH.toString()));
                String id = change.path("deleted").asText();
                drop(id).ifPresent(object -> deleted.put(id, object.deletedAt(time)));
                continue;
            }
            Map<String, JsonNode> fields = new TreeMap<>();
            change.path("fields").properties().forEach(member -> fields.put(member.getKey(), member.getValue()));
            keep(new SObject(
                    kind,
                    change.path("id").asText(),
                    fields,
                    Instant.parse(change.path("created").asText()),
                    Instant.parse(change.path("updated").asText()),
                    false));
            lastNumber = Math.max(lastNumber, change.path("number").asLong());
        }
    }

    private SObject note(SObject object) {
        if (!live.containsKey(object.id())) {
            lastNumber++;
        }
        keep(object);
        ObjectNode change = unwritten.addObject().put("id", object.id()).put("number", lastNumber);
        change.put("created", object.created().toString());
        change.put("updated", object.updated().toString());
        change.putObject("fields").setAll(object.fields());
        return object;
    }

    private void keep(SObject object) {
        drop(object.id());
        live.put(object.id(), object);
        String externalId = object.text(FieldCatalogue.EXTERNAL_ID);
        if (!externalId.isEmpty()) {
            byExternalId.put(externalId.toLowerCase(Locale.ROOT), object.id());
        }
    }

    private Optional<SObject> drop(String id) {
        Optional<SObject> former = Optional.ofNullable(live.remove(id));
        former.ifPresent(object ->
                byExternalId.remove(object.text(FieldCatalogue.EXTERNAL_ID).toLowerCase(Locale.ROOT)));
        return former;
    }
}
