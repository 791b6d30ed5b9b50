package io.customerhub.identity.compare;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.identity.compare.Dictionary.Meaning;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code config/identity/words.yaml}. */
public final class DictionaryFile {
    private static final Shape SHAPE = Shape.of("words");

    private DictionaryFile() {}

    /** Reads the dictionary; what is wrong goes to {@code findings}, and then there is none. */
    public static Optional<Dictionary> read(Path file, Findings findings) {
        return read(DeclaredFiles.read(file, findings), findings);
    }

    /** Reads the dictionary from a file's text. */
    public static Optional<Dictionary> parse(Path file, String text, Findings findings) {
        return read(DeclaredFiles.parse(file, text, findings), findings);
    }

    private static Optional<Dictionary> read(Optional<Declared> file, Findings findings) {
        return file.filter(root -> SHAPE.check(root, findings)).map(DictionaryFile::dictionary);
    }

    private static Dictionary dictionary(Declared root) {
        return new Dictionary(
                root.get("nicknames").map(Declared::items).orElse(List.of()).stream()
                        .map(Declared::texts)
                        .toList(),
                words(root, "besideNames"),
                words(root, "besideOrganisations"),
                Arrays.stream(Meaning.values())
                        .collect(Collectors.toMap(Function.identity(), meaning -> synonyms(root, meaning))),
                new Mailboxes(words(root, "roleMailboxes"), words(root, "freeMail"), words(root, "mailWithoutDots")));
    }

    private static Synonyms synonyms(Declared root, Meaning meaning) {
        Map<String, String> synonyms = new HashMap<>();
        root.get(meaning.key()).map(Declared::entries).orElse(Map.of()).forEach((meant, words) -> {
            synonyms.put(meant, meant);
            words.texts().forEach(word -> synonyms.put(word, meant));
        });
        return new Synonyms(synonyms);
    }

    private static Set<String> words(Declared root, String key) {
        return Set.copyOf(root.get(key).map(Declared::texts).orElse(List.of()));
    }
}
