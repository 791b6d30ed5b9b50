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

/** All live contacts, by id and by external id. Writes of one request are kept as one line of the journal. */
final class ContactTable {

    private final Map<String, Contact> contacts = new TreeMap<>();
    private final Map<String, String> byExternalId = new HashMap<>();
    private final Journal journal;
    private long lastNumber;
    private ArrayNode unwritten = Json.array();

    ContactTable(Journal journal) {
        this.journal = journal;
    }

    synchronized List<Contact> all() {
        return new ArrayList<>(contacts.values());
    }

    /** Finds by an id of 18 characters or the first 15 of them. */
    synchronized Optional<Contact> find(String id) {
        if (id.length() == 15) {
            return contacts.values().stream()
                    .filter(contact -> contact.id().startsWith(id))
                    .findFirst();
        }
        return Optional.ofNullable(contacts.get(id));
    }

    synchronized Optional<Contact> findByExternalId(String externalId) {
        return Optional.ofNullable(byExternalId.get(externalId.toLowerCase(Locale.ROOT)))
                .map(contacts::get);
    }

    synchronized Contact create(Map<String, JsonNode> fields, Instant now) {
        return note(new Contact(SalesforceId.of("003", lastNumber + 1), fields, now, now));
    }

    synchronized Contact change(Contact before, Map<String, JsonNode> fields, Instant now) {
        return note(new Contact(before.id(), fields, before.created(), now));
    }

    synchronized void delete(String id) {
        drop(id);
        unwritten.addObject().put("deleted", id);
    }

    /** Ends a request: hands its changes to the journal. */
    synchronized void commit() {
        if (!unwritten.isEmpty()) {
            ObjectNode line = Json.object();
            line.set("changes", unwritten);
            journal.append(line);
            unwritten = Json.array();
        }
    }

    /** Takes over one line of the journal. */
    synchronized void restore(JsonNode line) {
        for (JsonNode change : line.path("changes")) {
            if (change.has("deleted")) {
                drop(change.path("deleted").asText());
                continue;
            }
            Map<String, JsonNode> fields = new TreeMap<>();
            change.path("fields").properties().forEach(member -> fields.put(member.getKey(), member.getValue()));
            keep(new Contact(
                    change.path("id").asText(),
                    fields,
                    Instant.parse(change.path("created").asText()),
                    Instant.parse(change.path("updated").asText())));
            lastNumber = Math.max(lastNumber, change.path("number").asLong());
        }
    }

    private Contact note(Contact contact) {
        if (!contacts.containsKey(contact.id())) {
            lastNumber++;
        }
        keep(contact);
        ObjectNode change = unwritten.addObject().put("id", contact.id()).put("number", lastNumber);
        change.put("created", contact.created().toString());
        change.put("updated", contact.updated().toString());
        change.putObject("fields").setAll(contact.fields());
        return contact;
    }

    private void keep(Contact contact) {
        drop(contact.id());
        contacts.put(contact.id(), contact);
        String externalId = contact.text(ContactField.EXTERNAL_ID);
        if (!externalId.isEmpty()) {
            byExternalId.put(externalId.toLowerCase(Locale.ROOT), contact.id());
        }
    }

    private void drop(String id) {
        Contact former = contacts.remove(id);
        if (former != null) {
            byExternalId.remove(former.text(ContactField.EXTERNAL_ID).toLowerCase(Locale.ROOT));
        }
    }
}
