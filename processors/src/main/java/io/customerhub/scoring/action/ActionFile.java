package io.customerhub.scoring.action;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelRule;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code config/scoring/actions.yaml}. */
public final class ActionFile {
    private static final Shape SHAPE = Shape.of("actions");

    private final FeatureRules features;
    private final List<ModelRule> models;
    private final Findings findings;

    private ActionFile(FeatureRules features, List<ModelRule> models, Findings findings) {
        this.features = features;
        this.models = models;
        this.findings = findings;
    }

    /** Reads the decisions; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<ActionRules> read(
            Path file, FeatureRules features, List<ModelRule> models, Findings findings) {
        return new ActionFile(features, models, findings).rules(DeclaredFiles.read(file, findings));
    }

    /** Reads the decisions from a file's text. */
    public static Optional<ActionRules> parse(
            Path file, String text, FeatureRules features, List<ModelRule> models, Findings findings) {
        return new ActionFile(features, models, findings).rules(DeclaredFiles.parse(file, text, findings));
    }

    private Optional<ActionRules> rules(Optional<Declared> file) {
        int before = findings.size();
        return file.filter(root -> SHAPE.check(root, findings))
                .map(this::rules)
                .filter(rules -> findings.size() == before);
    }

    private ActionRules rules(Declared root) {
        var decisions = new ArrayList<Decision>();
        for (Declared declared : root.get("decisions").map(Declared::items).orElse(List.of())) {
            Decision decision = decision(declared, decisions);
            if (decisions.stream().anyMatch(other -> other.name().equals(decision.name()))) {
                findings.add(declared, "a second decision '" + decision.name() + "'", "give one of them another name");
            }
            if (models.stream().anyMatch(model -> model.name().equals(decision.name()))) {
                findings.add(
                        declared, "a model is called '" + decision.name() + "', too", "give the decision another name");
            }
            decisions.add(decision);
        }
        return new ActionRules(features, decisions);
    }

    private Decision decision(Declared declared, List<Decision> earlier) {
        var conditions = new ConditionReader(features, models, earlier, findings);
        Optional<BigDecimal> random =
                declared.get("random").map(share -> share.json().decimalValue());
        var choices = new ArrayList<Choice>();
        for (Declared choice : declared.get("choices").map(Declared::items).orElse(List.of())) {
            if (random.isEmpty()) {
                reached(choice, choices);
            }
            choices.add(choice(choice, random.isPresent(), conditions));
        }
        return new Decision(
                declared.text("decision").orElse(""),
                declared.text("description").orElse(""),
                choices,
                random);
    }

    private Choice choice(Declared declared, boolean random, ConditionReader conditions) {
        List<Condition> when = conditions.read(declared, "when");
        if (!random && declared.get("eligible").isPresent()) {
            findings.add(
                    declared.file(),
                    declared.lineOf("eligible"),
                    "'eligible' is of choices that are drawn, and none is",
                    "add 'random' to the decision, or take it out");
        }
        return new Choice(
                declared.text("say").orElse(""),
                declared.text("description").orElse(""),
                when,
                declared.get("eligible").isPresent() ? conditions.read(declared, "eligible") : when);
    }

    private void reached(Declared choice, List<Choice> before) {
        before.stream()
                .filter(other -> other.when().isEmpty())
                .findFirst()
                .ifPresent(other -> findings.add(
                        choice,
                        "'" + choice.text("say").orElse("") + "' is never said: '" + other.say()
                                + "' before it is said of everybody",
                        "add 'when' to '" + other.say() + "', or put it last"));
    }
}
