package io.customerhub.app.score;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.HubException;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.mapping.Json;
import io.customerhub.scoring.feature.FeatureFile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.HashedHistory;
import io.customerhub.scoring.served.ModelFile;
import io.customerhub.scoring.served.ModelRule;
import io.customerhub.scoring.served.ModelTrainings;
import io.customerhub.scoring.served.TrainedModel;
import io.customerhub.warehouse.store.CustomersOverTime;
import io.customerhub.warehouse.store.ModelVersion;
import io.customerhub.warehouse.store.Models.Learned;
import io.customerhub.warehouse.store.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Learns declared models from the warehouse, and keeps what was learned in the registry. */
public final class ModelTrainer {
    private final Path home;
    private final String declared;
    private final String features;
    private final FeatureRules rules;
    private final List<ModelRule> models;

    private ModelTrainer(Path home, String declared, String features, FeatureRules rules, List<ModelRule> models) {
        this.home = home;
        this.declared = declared;
        this.features = features;
        this.rules = rules;
        this.models = models;
    }

    /**
     * Reads what is declared.
     *
     * @throws io.customerhub.declaration.DeclarationException with everything that is wrong with it
     */
    public static ModelTrainer read(Path home) {
        Path featureFile = home.resolve(DecisionFiles.FEATURES);
        Path modelFile = home.resolve(DecisionFiles.MODELS);
        String features = text(featureFile);
        String declared = text(modelFile);
        var findings = new Findings();
        var rules = FeatureFile.parse(featureFile, features, findings);
        var models = rules.flatMap(known -> ModelFile.parse(modelFile, declared, known, findings));
        findings.throwIfAny();
        return new ModelTrainer(home, declared, features, rules.orElseThrow(), models.orElseThrow());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** The declared models. */
    public List<ModelRule> models() {
        return models;
    }

    /** A declared model by its name. */
    public ModelRule model(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new HubException("training " + name + ": " + home.resolve(DecisionFiles.MODELS)
                        + " declares no such model; "
                        + Suggestion.instead(
                                name, models.stream().map(ModelRule::name).toList())));
    }

    /**
     * Learns a model and keeps it. It does not serve yet.
     *
     * @param asOf nothing that happened later is looked at
     * @throws io.customerhub.scoring.served.TrainingRefusal where nothing can be learned, or nothing that would hold
     */
    public ModelVersion train(Warehouse warehouse, ModelRule rule, LocalDate asOf, long seed) {
        try (CustomersOverTime customers = warehouse.customersOverTime()) {
            var history = new HashedHistory(customers);
            TrainedModel trained = ModelTrainings.of(rule.kind()).train(rule, rules, history, asOf, seed);
            return warehouse
                    .models()
                    .keep(new Learned(
                            rule.name(),
                            rule.kind().word(),
                            asOf,
                            asOf.plusDays(rule.goodForDays()),
                            seed,
                            history.hash(),
                            declared,
                            features,
                            trained.content(),
                            Json.MAPPER.valueToTree(trained.card()).toString()));
        }
    }
}
