package io.customerhub.app.why;

import io.customerhub.app.DecisionFiles;
import io.customerhub.declaration.Declared;
import io.customerhub.scoring.action.ActionRules;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.Score.Driver;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads where a decision declares the choice that it said. */
final class ChoiceReading {
    private ChoiceReading() {}

    /** The place of the choice with the same word and the same conditions; empty for a model. */
    static Optional<Place> of(CustomerScore said, FilesAsUsed used) {
        return used.root(DecisionFiles.ACTIONS).stream()
                .flatMap(root -> items(root, "decisions"))
                .filter(decision -> decision.text("decision").equals(Optional.of(said.model())))
                .flatMap(decision -> items(decision, "choices"))
                .filter(choice -> choice.text("say").equals(said.label()) && held(choice, said.drivers()))
                .findFirst()
                .map(choice -> used.place(DecisionFiles.ACTIONS, choice.line()));
    }

    private static boolean held(Declared choice, List<Driver> reasons) {
        boolean drawn = !reasons.isEmpty() && reasons.get(0).feature().equals(ActionRules.CHANCE);
        String key = drawn && choice.get("eligible").isPresent() ? "eligible" : "when";
        return items(choice, key)
                .map(condition -> condition
                        .text("feature")
                        .or(() -> condition.text("score"))
                        .orElse(""))
                .toList()
                .equals(reasons.stream()
                        .skip(drawn ? 1 : 0)
                        .map(Driver::feature)
                        .toList());
    }

    private static Stream<Declared> items(Declared table, String key) {
        return table.get(key).map(Declared::items).orElse(List.of()).stream();
    }
}
