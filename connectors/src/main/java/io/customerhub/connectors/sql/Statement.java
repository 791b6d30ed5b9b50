package io.customerhub.connectors.sql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A statement for camel-jdbc: values stand beside it and never in it.
 *
 * @param text SQL with {@code :?name} where a value goes
 * @param values the values by name, none null
 */
record Statement(String text, Map<String, Object> values) {
    Statement {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The statement's text only: values are records. */
    @Override
    public String toString() {
        return text;
    }

    /** Collects the values of a statement while its text is written. */
    static final class Values {
        private final Map<String, Object> values = new LinkedHashMap<>();

        /** Takes a value and gives what stands in the text for it. */
        String place(Object value) {
            String name = "p" + values.size();
            values.put(name, value);
            return ":?" + name;
        }

        Statement in(String text) {
            return new Statement(text, values);
        }
    }
}
