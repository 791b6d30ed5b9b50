package io.customerhub.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fields that a reader asked for by name, of a system that gives each of them, null where it is empty. One that is not
 * there was renamed or taken away, and its record must not pass for one whose field is empty.
 */
public final class AskedFields {
    private final List<String> fields;

    /** The fields by name; of {@code Account.Name} the part before the dot counts, for the other may be empty with it. */
    public AskedFields(List<String> fields) {
        this.fields = fields.stream()
                .map(field -> field.strip().replaceFirst("\\..*$", ""))
                .filter(field -> !field.isEmpty())
                .distinct()
                .toList();
    }

    /** What is wrong with the object that should have them: the words for {@link RawRecord#problem()}. */
    public Optional<String> problem(JsonNode object) {
        List<String> missing =
                fields.stream().filter(field -> !object.has(field)).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("the system no longer gives "
                        + missing.stream().map(field -> "'" + field + "'").collect(Collectors.joining(", "))
                        + ", which was asked for");
    }
}
