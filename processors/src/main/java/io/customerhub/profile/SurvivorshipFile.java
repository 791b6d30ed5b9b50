package io.customerhub.profile;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.declaration.Suggestion;
import io.customerhub.model.CustomerField;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code config/survivorship.yaml}. */
public final class SurvivorshipFile {
    private static final Shape SHAPE = Shape.of("survivorship");

    private SurvivorshipFile() {}

    /** Reads the rules; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<Survivorship> read(Path file, Findings findings) {
        return read(DeclaredFiles.read(file, findings), findings);
    }

    /** Reads the rules from a file's text. */
    public static Optional<Survivorship> parse(Path file, String text, Findings findings) {
        return read(DeclaredFiles.parse(file, text, findings), findings);
    }

    private static Optional<Survivorship> read(Optional<Declared> file, Findings findings) {
        int before = findings.size();
        return file.filter(root -> SHAPE.check(root, findings))
                .map(root -> rules(root, findings))
                .filter(rules -> findings.size() == before);
    }

    private static Survivorship rules(Declared root, Findings findings) {
        var special = new EnumMap<CustomerField, SurvivorshipRule>(CustomerField.class);
        Optional<Declared> fields = root.get("fields");
        fields.map(Declared::entries)
                .orElse(Map.of())
                .forEach((word, rule) -> CustomerField.of(word)
                        .ifPresentOrElse(
                                field -> special.put(
                                        field, SurvivorshipRule.of(rule.text().orElse("newest"))),
                                () -> findings.add(
                                        root.file(),
                                        fields.orElse(root).lineOf(word),
                                        "unknown field '" + word + "'",
                                        Suggestion.instead(word, CustomerField.words()))));
        return new Survivorship(
                root.get("source-order").map(Declared::texts).orElse(List.of()),
                SurvivorshipRule.of(root.text("usual").orElse("newest")),
                special);
    }
}
