package io.customerhub.app.check;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.score.ScoringFiles;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.trigger.TriggerTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Whether triggers tell and begin what there is, and come about when their tests say so. */
final class TriggerCheck {
    private TriggerCheck() {}

    /** Checks what the files of scoring declare, triggers among it. */
    static void check(HubFiles files, Findings findings) {
        ScoringFiles.read(files.home(), findings).ifPresent(read -> TriggerTests.run(read.triggers(), findings));
        Path file = files.home().resolve(DecisionFiles.TRIGGERS);
        if (!Files.exists(file)) {
            return;
        }
        DeclaredFiles.read(file, new Findings())
                .flatMap(root -> root.get("triggers"))
                .map(Declared::items)
                .orElse(List.of())
                .stream()
                .flatMap(trigger -> trigger.get("then").map(Declared::items).orElse(List.of()).stream())
                .forEach(then -> {
                    named(then, "tell", "no file in routes/targets is of", files.flows("targets"), findings);
                    named(then, "run", "no flow in routes/sources is called", files.flows("sources"), findings);
                });
    }

    private static void named(Declared then, String key, String problem, Set<String> known, Findings findings) {
        then.get(key)
                .filter(name -> name.text().filter(known::contains).isEmpty())
                .ifPresent(name -> findings.add(
                        name,
                        problem + " '" + name.text().orElse("") + "'",
                        Suggestion.instead(name.text().orElse(""), known)));
    }
}
