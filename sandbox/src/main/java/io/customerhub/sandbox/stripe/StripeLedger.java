package io.customerhub.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every object of the account, each kind in the order of its making. */
final class StripeLedger {

    private final Map<StripeKind, List<ObjectNode>> kinds = new EnumMap<>(StripeKind.class);
    private final Map<String, ObjectNode> byId = new HashMap<>();

    StripeLedger() {
        for (StripeKind kind : StripeKind.values()) {
            kinds.put(kind, new ArrayList<>());
        }
    }

    synchronized Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Adds an object behind all that are not younger, or takes the place of the one with its id. */
    synchronized void put(StripeKind kind, ObjectNode object) {
        String id = object.path("id").asText();
        List<ObjectNode> list = list(kind);
        boolean listed = byId.containsKey(id) && !isDeleted(byId.get(id));
        byId.put(id, object);
        if (listed) {
            list.removeIf(other -> other.path("id").asText().equals(id));
        }
        if (!isDeleted(object)) {
            int place = list.size();
            while (place > 0 && created(list.get(place - 1)) > created(object)) {
                place--;
            }
            list.add(place, object);
        }
    }

    /** All that are not deleted, newest first. */
    synchronized List<ObjectNode> newestFirst(StripeKind kind) {
        List<ObjectNode> list = new ArrayList<>(list(kind));
        Collections.reverse(list);
        return list;
    }

    static boolean isDeleted(@Nullable ObjectNode object) {
        return object != null && object.path("deleted").asBoolean();
    }

    static long created(JsonNode object) {
        return object.path("created").asLong();
    }

    private List<ObjectNode> list(StripeKind kind) {
        return Objects.requireNonNull(kinds.get(kind));
    }
}
