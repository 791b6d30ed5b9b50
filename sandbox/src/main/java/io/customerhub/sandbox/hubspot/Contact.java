package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One contact; a property that is empty is not there. */
record Contact(long id, Map<String, String> properties, Instant created, Instant updated) {

    /** What HubSpot gives when no properties are named. */
    static final Set<String> USUAL = Set.of("email", "firstname", "lastname");

    Contact {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    String property(String name) {
        return Optional.ofNullable(properties.get(name)).orElse("");
    }

    /** A property's value, counting those that HubSpot keeps by itself. */
    String value(String name) {
        return switch (name) {
            case "hs_object_id" -> String.valueOf(id);
            case "createdate" -> time(created);
            case "lastmodifieddate" -> time(updated);
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
        values.put("lastmodifieddate", time(updated));
        return node.put("createdAt", time(created))
                .put("updatedAt", time(updated))
                .put("archived", false);
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
