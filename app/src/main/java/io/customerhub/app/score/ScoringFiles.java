package io.customerhub.app.score;

import io.customerhub.app.DecisionFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.scoring.action.ActionFile;
import io.customerhub.scoring.action.ActionRules;
import io.customerhub.scoring.feature.FeatureFile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelFile;
import io.customerhub.scoring.served.ModelRule;
import io.customerhub.trigger.TriggerFile;
import io.customerhub.trigger.TriggerRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what of customers is known, learned, decided and told, of which the one goes by the other: features, models, decisions and triggers. */
public final class ScoringFiles {
    private static final FeatureRules NO_FEATURES = new FeatureRules(Map.of(), List.of());

    private ScoringFiles() {}

    /** What is decided about customers, and what comes about with them. */
    public record Read(ActionRules actions, TriggerRules triggers) {}

    /** Reads decisions, triggers and what they go by; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<Read> read(Path home, Findings findings) {
        Path featureFile = home.resolve(DecisionFiles.FEATURES);
        Path modelFile = home.resolve(DecisionFiles.MODELS);
        Path actionFile = home.resolve(DecisionFiles.ACTIONS);
        Path triggerFile = home.resolve(DecisionFiles.TRIGGERS);
        boolean hasFeatures = Files.exists(featureFile);
        Optional<FeatureRules> features =
                hasFeatures ? FeatureFile.read(featureFile, findings) : Optional.of(NO_FEATURES);
        Optional<List<ModelRule>> models = features.flatMap(rules -> hasFeatures && Files.exists(modelFile)
                ? ModelFile.read(modelFile, rules, findings)
                : Optional.of(List.of()));
        Optional<ActionRules> actions = features.flatMap(rules -> models.flatMap(learned -> Files.exists(actionFile)
                ? ActionFile.read(actionFile, rules, learned, findings)
                : Optional.of(ActionRules.NONE)));
        return features.flatMap(rules -> models.flatMap(learned -> actions.flatMap(decisions -> {
            Optional<TriggerRules> triggers = Files.exists(triggerFile)
                    ? TriggerFile.read(triggerFile, rules, decisions.conditions(rules, learned, findings), findings)
                    : Optional.of(TriggerRules.NONE);
            return triggers.map(all -> new Read(decisions, all));
        })));
    }
}
