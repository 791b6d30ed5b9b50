package io.customerhub.app.flowtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * Something that came of a test and may be what is expected.
 *
 * @param place where the value at a way of fields is declared, as {@code mappings/books.yaml line 7}; empty where that is not known
 */
record Candidate(JsonNode values, Function<String, String> place) {
    private static final int MOST = 160;

    /** As much of it as tells it from others. */
    String show() {
        return show(values);
    }

    static String show(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "absent";
        }
        JsonNode known = value.deepCopy();
        if (known.isObject()) {
            known.properties().removeIf(entry -> entry.getValue().isNull());
        }
        String text = known.toString();
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
