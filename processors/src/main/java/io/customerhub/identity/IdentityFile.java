package io.customerhub.identity;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.declaration.Suggestion;
import io.customerhub.model.CustomerField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code config/identity.yaml}. */
public final class IdentityFile {
    private static final Shape SHAPE = Shape.of("identity");

    private IdentityFile() {}

    /** Reads the keys; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<IdentityRules> read(Path file, Findings findings) {
        int before = findings.size();
        return DeclaredFiles.read(file, findings)
                .filter(root -> SHAPE.check(root, findings))
                .map(root -> rules(root, findings))
                .filter(rules -> findings.size() == before);
    }

    private static IdentityRules rules(Declared root, Findings findings) {
        var keys = new ArrayList<IdentityRules.KeyRule>();
        for (Declared key : root.get("keys").map(Declared::items).orElse(List.of())) {
            var fields = new ArrayList<CustomerField>();
            for (Declared field : key.get("fields").map(Declared::items).orElse(List.of())) {
                String word = field.text().orElse("");
                CustomerField.of(word)
                        .ifPresentOrElse(
                                fields::add,
                                () -> findings.add(
                                        field,
                                        "unknown field '" + word + "'",
                                        Suggestion.instead(word, CustomerField.words())));
            }
            Set<String> except =
                    Set.copyOf(key.get("except").map(Declared::texts).orElse(List.of()));
            keys.add(new IdentityRules.KeyRule(key.text("key").orElse(""), fields, except));
        }
        return new IdentityRules(keys);
    }
}
