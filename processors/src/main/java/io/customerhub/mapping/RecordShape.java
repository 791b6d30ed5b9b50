package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a mapping relies on in its source's records: fields, their types, and how often they are there. A system that
 * renames a field or puts something else into it gives records that translate, but to customers who have lost a value.
 */
final class RecordShape {
    private static final String RULE = "reads";

    /** As many records without a field that is there often are no chance. */
    private static final int TELLING = 20;

    private enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        SINGLE,
        OBJECT,
        LIST;

        boolean fits(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case NUMBER -> value.isNumber();
                case BOOLEAN -> value.isBoolean();
                case SINGLE -> value.isValueNode();
                case OBJECT -> value.isObject();
                case LIST -> value.isArray();
            };
        }
    }

    private enum Presence {
        SOMETIMES,
        OFTEN,
        ALWAYS
    }

    private record Field(String name, List<String> way, Type type, Presence presence) {}

    private final List<Field> fields;

    private RecordShape(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** Reads a mapping's {@code reads}, as {@code Id: text, always}; the schema has seen to its words. */
    static RecordShape of(Declared root, Findings findings) {
        Map<String, Declared> declared =
                root.get("reads").map(Declared::entries).orElse(Map.of());
        var fields = new ArrayList<Field>();
        declared.forEach((name, value) -> {
            String[] words = value.text().orElse("").split(", *", 2);
            fields.add(new Field(
                    name,
                    List.of(name.split("[.]", -1)),
                    Type.valueOf(words[0].toUpperCase(Locale.ROOT)),
                    words.length > 1 ? Presence.valueOf(words[1].toUpperCase(Locale.ROOT)) : Presence.SOMETIMES));
        });
        for (Field field : fields) {
            String parent = field.name().contains(".") ? field.name().replaceFirst("[.][^.]*$", "") : "";
            Declared above = declared.get(parent);
            if (above != null && !above.text().orElse("").startsWith("object")) {
                findings.add(
                        root.file(),
                        root.get("reads").orElseThrow().lineOf(field.name()),
                        "'" + field.name() + "' stands in '" + parent + "', which is declared as no object",
                        "declare '" + parent + "' as object");
            }
        }
        return new RecordShape(fields);
    }

    /** What is not as declared in a record. */
    List<Problem> problems(JsonNode body) {
        var problems = new ArrayList<Problem>();
        for (Field field : fields) {
            problem(field, body).ifPresent(words -> problems.add(new Problem(RULE, field.name(), words)));
        }
        return problems;
    }

    private static Optional<String> problem(Field field, JsonNode body) {
        JsonNode parent = body;
        for (int step = 0; step < field.way().size(); step++) {
            if (!parent.isObject()) {
                return Optional.of("stands in what is no object");
            }
            JsonNode value = parent.path(field.way().get(step));
            if (value.isNull()) {
                return Optional.empty();
            }
            if (value.isMissingNode()) {
                // What stands in an object that is not there is not missing itself.
                boolean itself = step == field.way().size() - 1;
                return field.presence() == Presence.ALWAYS && itself ? Optional.of("is missing") : Optional.empty();
            }
            parent = value;
        }
        return field.type().fits(parent)
                ? Optional.empty()
                : Optional.of("is no " + field.type().name().toLowerCase(Locale.ROOT));
    }

    /** What is not as declared in the records of a page, taken together. */
    List<Problem> problemsTogether(List<SourceRecord> records) {
        if (records.size() < TELLING) {
            return List.of();
        }
        return fields.stream()
                .filter(field -> field.presence() == Presence.OFTEN)
                .filter(field -> records.stream().noneMatch(record -> isThere(field, record.body())))
                .map(field -> new Problem(
                        RULE,
                        field.name(),
                        "is in none of " + records.size()
                                + " records of a page, while it is declared to be there often"))
                .toList();
    }

    /** Which problems of a page that lost fields hold for a record alone: those with fields that it still lacks. */
    List<Problem> stillHolding(List<Problem> together, JsonNode body) {
        return together.stream()
                .filter(problem -> fields.stream()
                        .anyMatch(field -> field.presence() == Presence.OFTEN
                                && field.name().equals(problem.field())
                                && !isThere(field, body)))
                .toList();
    }

    private static boolean isThere(Field field, JsonNode body) {
        JsonNode value = body;
        for (String name : field.way()) {
            value = value.path(name);
        }
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isTextual() && value.asText().isBlank());
    }
}
