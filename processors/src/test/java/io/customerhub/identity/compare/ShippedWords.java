package io.customerhub.identity.compare;

import io.customerhub.declaration.Findings;
import java.nio.file.Path;

/** The words that ship with the hub. */
final class ShippedWords {
    static final Dictionary DICTIONARY = DictionaryFile.read(Path.of("../config/identity/words.yaml"), new Findings())
            .orElseThrow();

    private ShippedWords() {}
}
