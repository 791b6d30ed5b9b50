package io.customerhub.app.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is different between two states of the declared files, in the words of the files. */
final class Edit {
    private static final String FIELDS = "fields";

    private final Map<String, String> before;
    private final Map<String, String> after;

    /**
     * An edit.
     *
     * @param before the files' texts by their paths
     */
    Edit(Map<String, String> before, Map<String, String> after) {
        this.before = Map.copyOf(before);
        this.after = Map.copyOf(after);
    }

    /** The files that are new, gone, or have another text. */
    Set<String> files() {
        var files = new TreeSet<>(before.keySet());
        files.addAll(after.keySet());
        files.removeIf(file -> Objects.equals(before.get(file), after.get(file)));
        return files;
    }

    /** {@code mappings/books.yaml (fields: name, +website, -notes; tests), mappings/club.yaml (new)}. */
    String words() {
        return files().stream().map(file -> file + " (" + change(file) + ")").collect(Collectors.joining(", "));
    }

    private String change(String file) {
        String from = before.get(file);
        String to = after.get(file);
        if (from == null || to == null) {
            return from == null ? "new" : "gone";
        }
        Map<String, Declared> old = entries(file, from);
        Map<String, Declared> now = entries(file, to);
        var changes = new ArrayList<String>();
        for (String part : differences(old, now)) {
            changes.add(
                    part.equals(FIELDS)
                            ? FIELDS + ": " + String.join(", ", differences(inner(old, part), inner(now, part)))
                            : part);
        }
        return changes.isEmpty() ? "comments" : String.join("; ", changes);
    }

    private static Map<String, Declared> entries(String file, String text) {
        return DeclaredFiles.parse(Path.of(file), text, new Findings())
                .map(Declared::entries)
                .orElse(Map.of());
    }

    private static Map<String, Declared> inner(Map<String, Declared> entries, String part) {
        Declared declared = entries.get(part);
        return declared == null ? Map.of() : declared.entries();
    }

    /** The names of what is different; a plus marks what is new and a minus what is gone. */
    private static List<String> differences(Map<String, Declared> old, Map<String, Declared> now) {
        var names = new LinkedHashMap<String, String>();
        old.forEach((name, value) -> {
            JsonNode other = now.containsKey(name) ? now.get(name).json() : null;
            if (!value.json().equals(other)) {
                names.put(name, other == null ? "-" + name : name);
            }
        });
        now.keySet().stream().filter(name -> !old.containsKey(name)).forEach(name -> names.put(name, "+" + name));
        return List.copyOf(names.values());
    }
}
