package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.journal.Journal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All objects of one kind, by id and by every unique property. Writes of one request are kept as one line of the journal.
 *
 * <p>Seeds hold no unique value against a write: what a client writes here would have collided with none of them before
 * there were any.
 */
final class ObjectBook {

    private static final long FIRST_ID = 101;

    private final NavigableMap<Long, CrmObject> live = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, CrmObject> archived = new ConcurrentSkipListMap<>();
    private final Map<String, Map<String, Long>> written = new HashMap<>();
    private final Map<String, Map<String, Long>> seeds = new HashMap<>();
    private final ObjectKind kind;
    private final PropertyCatalogue catalogue;
    private final Journal journal;
    private long nextId = FIRST_ID;
    private long version;
    private ArrayNode unwritten = Json.array();

    ObjectBook(ObjectKind kind, PropertyCatalogue catalogue, Journal journal) {
        this.kind = kind;
        this.catalogue = catalogue;
        this.journal = journal;
    }

    ObjectKind kind() {
        return kind;
    }

    PropertyCatalogue catalogue() {
        return catalogue;
    }

    NavigableMap<Long, CrmObject> live() {
        return live;
    }

    NavigableMap<Long, CrmObject> archived() {
        return archived;
    }

    /** A number that every change raises. */
    synchronized long version() {
        return version;
    }

    /** Finds by {@code hs_object_id} or a unique property; e-mail addresses in any case. */
    synchronized Optional<CrmObject> find(String property, String value) {
        if (property.equals("hs_object_id")) {
            boolean number = value.matches("[0-9]{1,18}");
            return number ? Optional.ofNullable(live.get(Long.parseLong(value))) : Optional.empty();
        }
        return holder(property, value)
                .or(() -> Optional.ofNullable(index(seeds, property).get(key(value)))
                        .map(live::get));
    }

    /** Who holds a unique value against others. */
    synchronized Optional<CrmObject> holder(String property, String value) {
        return Optional.ofNullable(index(written, property).get(key(value))).map(live::get);
    }

    synchronized void seed(CrmObject object) {
        keep(object.asSeed());
    }

    synchronized CrmObject create(Map<String, String> properties, Instant now) {
        CrmObject object = CrmObject.live(kind, nextId, properties, now, now);
        nextId++;
        return note(object);
    }

    synchronized CrmObject change(CrmObject before, Map<String, String> properties, Instant now) {
        return note(CrmObject.live(kind, before.id(), properties, before.created(), now));
    }

    /** Changes a seed as somebody in the company would, so that it stays one. */
    synchronized CrmObject changeByHand(CrmObject before, Map<String, String> properties, Instant now) {
        CrmObject object = CrmObject.live(kind, before.id(), properties, before.created(), now);
        return note(before.seeded() ? object.asSeed() : object);
    }

    synchronized boolean archive(long id, Instant now) {
        boolean found = putAway(id, now);
        if (found) {
            unwritten.addObject().put("archived", id).put("at", now.toString());
        }
        return found;
    }

    /** Ends a request: hands its changes to the journal. */
    synchronized void commit() {
        if (!unwritten.isEmpty()) {
            ObjectNode line = Json.object().put("kind", kind.word());
            line.set("changes", unwritten);
            journal.append(line);
            unwritten = Json.array();
        }
    }

    /** Takes over one line of the journal. */
    synchronized void restore(JsonNode line) {
        for (JsonNode change : line.path("changes")) {
            if (change.has("archived")) {
                putAway(
                        change.path("archived").asLong(),
                        Instant.parse(change.path("at").asText(Instant.EPOCH.toString())));
                continue;
            }
            Map<String, String> properties = new HashMap<>();
            change.path("properties")
                    .properties()
                    .forEach(member ->
                            properties.put(member.getKey(), member.getValue().asText()));
            CrmObject object = CrmObject.live(
                    kind,
                    change.path("id").asLong(),
                    properties,
                    Instant.parse(change.path("created").asText()),
                    Instant.parse(change.path("updated").asText()));
            boolean seeded = change.path("seeded").asBoolean();
            keep(seeded ? object.asSeed() : object);
            if (object.id() < HubSpotSeeds.FIRST_ID) {
                nextId = Math.max(nextId, object.id() + 1);
            }
        }
    }

    private CrmObject note(CrmObject object) {
        keep(object);
        ObjectNode change = unwritten.addObject().put("id", object.id());
        change.put("created", object.created().toString());
        change.put("updated", object.updated().toString());
        if (object.seeded()) {
            change.put("seeded", true);
        }
        ObjectNode properties = change.putObject("properties");
        object.properties().forEach(properties::put);
        return object;
    }

    private void keep(CrmObject object) {
        drop(object.id());
        live.put(object.id(), object);
        for (String property : catalogue.unique()) {
            String value = object.property(property);
            if (!value.isEmpty()) {
                index(object.seeded() ? seeds : written, property).put(key(value), object.id());
            }
        }
        version++;
    }

    private boolean putAway(long id, Instant now) {
        CrmObject former = live.get(id);
        if (former != null) {
            drop(id);
            archived.put(id, former.archivedAt(now));
        }
        return former != null;
    }

    private void drop(long id) {
        CrmObject former = live.remove(id);
        if (former == null) {
            return;
        }
        version++;
        for (String property : catalogue.unique()) {
            index(former.seeded() ? seeds : written, property).remove(key(former.property(property)), id);
        }
    }

    private static Map<String, Long> index(Map<String, Map<String, Long>> indexes, String property) {
        return indexes.computeIfAbsent(property, unused -> new HashMap<>());
    }

    private static String key(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
