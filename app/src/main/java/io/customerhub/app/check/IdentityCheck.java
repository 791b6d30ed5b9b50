package io.customerhub.app.check;

import io.customerhub.app.DecisionFiles;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.identity.IdentityFile;
import io.customerhub.identity.IdentityRules;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.DictionaryFile;
import io.customerhub.identity.compare.FrequenciesFile;
import io.customerhub.identity.match.ModelFile;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.SourceMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what is compared is declared, and known: the words, the weights, and the records that are named. */
final class IdentityCheck {
    private IdentityCheck() {}

    static void check(Path home, Findings findings) {
        Path file = home.resolve(DecisionFiles.IDENTITY);
        Optional<IdentityRules> rules = IdentityFile.read(file, findings);
        Optional<Dictionary> words = DictionaryFile.read(home.resolve(DecisionFiles.WORDS), findings);
        if (rules.isPresent() && words.isPresent()) {
            ModelFile.read(home.resolve(DecisionFiles.MODEL), rules.get().comparisons(), words.get(), findings);
        }
        FrequenciesFile.read(home.resolve(DecisionFiles.FREQUENCIES), findings);
        Set<String> known = read(home.resolve(DecisionFiles.MAPPINGS));
        for (Declared kind : duplicateFree(file)) {
            String word = kind.text().orElse("");
            if (!known.contains(word)) {
                findings.add(kind, "no mapping reads records of '" + word + "'", Suggestion.instead(word, known));
            }
        }
    }

    private static List<Declared> duplicateFree(Path file) {
        return DeclaredFiles.read(file, new Findings())
                .flatMap(root -> root.get("duplicateFree"))
                .map(Declared::items)
                .orElse(List.of());
    }

    /** The kinds of records that mappings read, each as {@code source/entity}. */
    private static Set<String> read(Path mappings) {
        return Mappings.read(mappings, new Findings()).all().stream()
                .filter(SourceMapping.class::isInstance)
                .map(SourceMapping.class::cast)
                .flatMap(mapping -> mapping.entities().stream().map(entity -> mapping.source() + "/" + entity))
                .collect(Collectors.toSet());
    }
}
