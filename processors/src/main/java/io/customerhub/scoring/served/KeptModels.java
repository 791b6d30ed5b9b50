package io.customerhub.scoring.served;

import io.customerhub.declaration.Findings;
import io.customerhub.scoring.feature.FeatureFile;
import io.customerhub.scoring.feature.FeatureRules;
import java.nio.file.Path;
import java.util.List;

/** Reads models as they were learned: with the declarations of their day, whatever the files say by now. */
public final class KeptModels {
    private static final Path DECLARED = Path.of("models.yaml");
    private static final Path FEATURES = Path.of("features.yaml");

    private KeptModels() {}

    /**
     * Reads a model.
     *
     * @param declared the text of the file of models, and {@code features} of that of features
     * @param content the model itself
     * @throws IllegalArgumentException where this hub cannot read it, as where it was learned by a later one
     */
    public static KeptModel read(String name, String declared, String features, String content) {
        var findings = new Findings();
        FeatureRules rules = FeatureFile.parse(FEATURES, features, findings)
                .orElseThrow(() -> unreadable(name, "its features", findings));
        List<ModelRule> models = ModelFile.parse(DECLARED, declared, rules, findings)
                .orElseThrow(() -> unreadable(name, "its declaration", findings));
        ModelRule rule = models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unreadable(name, "its declaration", findings));
        return new KeptModel(rule, rules, ModelTrainings.of(rule.kind()).read(rule, rules, content));
    }

    private static IllegalArgumentException unreadable(String name, String part, Findings findings) {
        return new IllegalArgumentException(
                "reading the model " + name + ": " + part + " cannot be read by this hub: " + findings.list());
    }
}
