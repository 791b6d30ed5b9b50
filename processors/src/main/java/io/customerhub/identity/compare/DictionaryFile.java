package io.customerhub.identity.compare;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code config/identity/words.yaml}. */
public final class DictionaryFile {
    private static final Shape SHAPE = Shape.of("words");

    private DictionaryFile() {}

    /** Reads the dictionary; what is wrong goes to {@code findings}, and then there is none. */
    public static Optional<Dictionary> read(Path file, Findings findings) {
        return DeclaredFiles.read(file, findings)
                .filter(root -> SHAPE.check(root, findings))
                .map(DictionaryFile::dictionary);
    }

    private static Dictionary dictionary(Declared root) {
        Map<String, String> streets = new HashMap<>();
        root.get("streets").map(Declared::entries).orElse(Map.of()).forEach((shortForm, words) -> {
            streets.put(shortForm, shortForm);
            words.texts().forEach(word -> streets.put(word, shortForm));
        });
        return new Dictionary(
                root.get("nicknames").map(Declared::items).orElse(List.of()).stream()
                        .map(Declared::texts)
                        .toList(),
                words(root, "besideNames"),
                words(root, "besideOrganisations"),
                streets);
    }

    private static Set<String> words(Declared root, String key) {
        return Set.copyOf(root.get(key).map(Declared::texts).orElse(List.of()));
    }
}
