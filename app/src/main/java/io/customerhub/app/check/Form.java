package io.customerhub.app.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may stand at one place of a route file, in Camel's explicit form. */
sealed interface Form {
    /** Anything; something else than the schema knows about it. */
    record Free() implements Form {}

    /**
     * One value.
     *
     * @param type string, number or boolean
     * @param allowed the only values there are; empty where any will do
     */
    record Scalar(String type, List<String> allowed) implements Form {
        public Scalar {
            allowed = List.copyOf(allowed);
        }
    }

    /** A list of one thing. */
    record Sequence(JsonNode item) implements Form {}

    /**
     * A table with known keys.
     *
     * @param name the schema's name for it, such as {@code ToDefinition}; empty for a nameless one
     * @param keys what stands under each key
     * @param required the keys that must be there
     * @param single whether it has exactly one key, as a step has
     * @param choice the keys of which one at most is there, such as an expression's languages
     * @param implied keys that Camel's short form allows here and the explicit form has under {@code expression}
     */
    record Table(
            String name,
            Map<String, JsonNode> keys,
            Set<String> required,
            boolean single,
            Set<String> choice,
            Set<String> implied)
            implements Form {
        private static final Set<String> ALWAYS_CHOSEN = Set.of(
                "ExpressionDefinition", "ExpressionSubElementDefinition", "MarshalDefinition", "UnmarshalDefinition");

        public Table {
            keys = Map.copyOf(keys);
            required = Set.copyOf(required);
            choice = Set.copyOf(choice);
            implied = Set.copyOf(implied);
        }

        /** Whether it means nothing without one of its choices. */
        boolean mustChoose() {
            return ALWAYS_CHOSEN.contains(name) || (choice.contains("expression") && !name.equals("SortDefinition"));
        }

        /** Whether it addresses an endpoint: a component by name, and its options. */
        boolean isEndpoint() {
            return keys.containsKey("uri") && keys.containsKey("parameters");
        }

        Table without(String requirement) {
            return new Table(
                    name,
                    keys,
                    Set.copyOf(required.stream()
                            .filter(key -> !key.equals(requirement))
                            .toList()),
                    single,
                    choice,
                    implied);
        }
    }
}
