package io.customerhub.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import java.util.List;
import java.util.Set;

/** The fields of one kind of node: those that can be asked for, and those that come unasked. */
record Fields(Set<String> known, List<String> usual) {

    Fields {
        known = Set.copyOf(known);
        usual = List.copyOf(usual);
    }

    /** The part of a node that a request asks for; the id always comes. */
    ObjectNode select(ObjectNode node, Request request) {
        List<String> wanted = request.parameter("fields")
                .filter(names -> !names.isBlank())
                .map(names -> List.of(names.split(",", -1)))
                .orElse(usual);
        ObjectNode selected = Json.object();
        for (String name : wanted) {
            String field = name.trim();
            if (!known.contains(field)) {
                throw GraphErrors.badParameter("Tried accessing nonexistent field (" + field + ")");
            }
            if (node.has(field)) {
                selected.set(field, node.get(field));
            }
        }
        selected.set("id", node.get("id"));
        return selected;
    }
}
