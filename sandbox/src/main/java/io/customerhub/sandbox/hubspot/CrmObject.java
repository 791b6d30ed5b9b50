package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One contact, company or deal; a property that is empty is not there.
 *
 * @param seeded whether it was there before any client wrote, and none has changed it since
 * @param archived when it was thrown away, if it was
 */
record CrmObject(
        ObjectKind kind,
        long id,
        Map<String, String> properties,
        Instant created,
        Instant updated,
        boolean seeded,
        Optional<Instant> archived) {

    CrmObject {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    static CrmObject live(ObjectKind kind, long id, Map<String, String> properties, Instant created, Instant updated) {
        return new CrmObject(kind, id, properties, created, updated, false, Optional.empty());
    }

    /** The same as one of those that were there before. */
    CrmObject asSeed() {
        return new CrmObject(kind, id, properties, created, updated, true, archived);
    }

    CrmObject archivedAt(Instant time) {
        return new CrmObject(kind, id, properties, created, updated, seeded, Optional.of(time));
    }

    String property(String name) {
        return Optional.ofNullable(properties.get(name)).orElse("");
    }

    /** A property's value, counting those that HubSpot keeps by itself. */
    String value(String name) {
        if (name.equals(kind.modified())) {
            return time(updated);
        }
        return switch (name) {
            case "hs_object_id" -> String.valueOf(id);
            case "createdate" -> time(created);
            default -> property(name);
        };
    }

    ObjectNode toJson(Collection<String> wanted) {
        ObjectNode node = Json.object().put("id", String.valueOf(id));
        ObjectNode values = node.putObject("properties");
        for (String name : wanted) {
            values.put(name, value(name).isEmpty() ? null : value(name));
        }
        values.put("createdate", time(created));
        values.put("hs_object_id", String.valueOf(id));
        values.put(kind.modified(), time(updated));
        node.put("createdAt", time(created)).put("updatedAt", time(updated)).put("archived", archived.isPresent());
        archived.ifPresent(time -> node.put("archivedAt", time(time)));
        return node;
    }

    static String time(Instant time) {
        String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
    }
}
