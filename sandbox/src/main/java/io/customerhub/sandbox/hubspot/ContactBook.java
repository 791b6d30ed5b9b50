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

/** All live contacts, by id and by every unique property. Writes of one request are kept as one line of the journal. */
final class ContactBook {

    private static final long FIRST_ID = 101;

    private final NavigableMap<Long, Contact> contacts = new ConcurrentSkipListMap<>();
    private final Map<String, Map<String, Long>> unique = new HashMap<>();
    private final PropertyCatalogue catalogue;
    private final Journal journal;
    private long nextId = FIRST_ID;
    private ArrayNode unwritten = Json.array();

    ContactBook(PropertyCatalogue catalogue, Journal journal) {
        this.catalogue = catalogue;
        this.journal = journal;
    }

    NavigableMap<Long, Contact> contacts() {
        return contacts;
    }

    /** Finds by {@code hs_object_id} or a unique property; e-mail addresses in any case. */
    synchronized Optional<Contact> find(String property, String value) {
        if (property.equals("hs_object_id")) {
            boolean number = value.matches("[0-9]{1,18}");
            return number ? Optional.ofNullable(contacts.get(Long.parseLong(value))) : Optional.empty();
        }
        return Optional.ofNullable(index(property).get(key(value))).map(contacts::get);
    }

    synchronized Contact create(Map<String, String> properties, Instant now) {
        Contact contact = new Contact(nextId, properties, now, now);
        keep(contact);
        note(contact);
        return contact;
    }

    synchronized Contact change(Contact before, Map<String, String> properties, Instant now) {
        Contact contact = new Contact(before.id(), properties, before.created(), now);
        keep(contact);
        note(contact);
        return contact;
    }

    synchronized boolean archive(long id) {
        boolean live = drop(id);
        if (live) {
            unwritten.addObject().put("archived", id);
        }
        return live;
    }

    /** Ends a request: hands its changes to the journal. */
    synchronized void commit() {
        if (!unwritten.isEmpty()) {
            ObjectNode line = Json.object().put("kind", "contacts");
            line.set("changes", unwritten);
            journal.append(line);
            unwritten = Json.array();
        }
    }

    /** Takes over one line of the journal. */
    synchronized void restore(JsonNode line) {
        for (JsonNode change : line.path("changes")) {
            if (change.has("archived")) {
                drop(change.path("archived").asLong());
            } else {
                Map<String, String> properties = new HashMap<>();
                change.path("properties")
                        .properties()
                        .forEach(member -> properties.put(
                                member.getKey(), member.getValue().asText()));
                keep(new Contact(
                        change.path("id").asLong(),
                        properties,
                        Instant.parse(change.path("created").asText()),
                        Instant.parse(change.path("updated").asText())));
            }
        }
    }

    private void note(Contact contact) {
        ObjectNode change = unwritten.addObject().put("id", contact.id());
        change.put("created", contact.created().toString());
        change.put("updated", contact.updated().toString());
        ObjectNode properties = change.putObject("properties");
        contact.properties().forEach(properties::put);
    }

    private void keep(Contact contact) {
        drop(contact.id());
        contacts.put(contact.id(), contact);
        for (String property : catalogue.unique()) {
            String value = contact.property(property);
            if (!value.isEmpty()) {
                index(property).put(key(value), contact.id());
            }
        }
        nextId = Math.max(nextId, contact.id() + 1);
    }

    private boolean drop(long id) {
        Contact former = contacts.remove(id);
        if (former == null) {
            return false;
        }
        for (String property : catalogue.unique()) {
            index(property).remove(key(former.property(property)), id);
        }
        return true;
    }

    private Map<String, Long> index(String property) {
        return unique.computeIfAbsent(property, unused -> new HashMap<>());
    }

    private static String key(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
