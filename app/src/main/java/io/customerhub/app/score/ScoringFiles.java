package io.customerhub.app.score;

import io.customerhub.app.DecisionFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.scoring.action.ActionFile;
import io.customerhub.scoring.action.ActionRules;
import io.customerhub.scoring.feature.FeatureFile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelFile;
import io.customerhub.scoring.served.ModelRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what of customers is known, learned and decided, of which the one goes by the other: features, models and decisions. */
public final class ScoringFiles {
    private static final FeatureRules NO_FEATURES = new FeatureRules(Map.of(), List.of());

    private ScoringFiles() {}

    /** Reads the decisions and what they go by; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<ActionRules> read(Path home, Findings findings) {
        Path featureFile = home.resolve(DecisionFiles.FEATURES);
        Path modelFile = home.resolve(DecisionFiles.MODELS);
        Path actionFile = home.resolve(DecisionFiles.ACTIONS);
        boolean hasFeatures = Files.exists(featureFile);
        Optional<FeatureRules> features =
                hasFeatures ? FeatureFile.read(featureFile, findings) : Optional.of(NO_FEATURES);
        Optional<List<ModelRule>> models = features.flatMap(rules -> hasFeatures && Files.exists(modelFile)
                ? ModelFile.read(modelFile, rules, findings)
                : Optional.of(List.of()));
        return features.flatMap(rules -> models.flatMap(learned -> Files.exists(actionFile)
                ? ActionFile.read(actionFile, rules, learned, findings)
                : Optional.of(ActionRules.NONE)));
    }
}
