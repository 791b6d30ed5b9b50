package io.customerhub.scoring.served;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.declaration.Suggestion;
import io.customerhub.scoring.feature.FeatureRule;
import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.feature.FeatureRule.Measure;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRule.OfProfile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelRule.Condition;
import io.customerhub.scoring.served.ModelRule.Except;
import io.customerhub.scoring.served.ModelRule.Kind;
import io.customerhub.scoring.served.ModelRule.Likelihood;
import io.customerhub.scoring.served.ModelRule.Range;
import io.customerhub.scoring.served.ModelRule.Recommendation;
import io.customerhub.scoring.served.ModelRule.Segments;
import io.customerhub.scoring.served.ModelRule.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code config/scoring/models.yaml}. */
public final class ModelFile {
    private static final Shape SHAPE = Shape.of("models");
    private static final int SNAPSHOTS = 8;
    private static final int GOOD_FOR_DAYS = 120;
    private static final int OFFERS = 5;
    private static final int FEWEST = 3;
    private static final int MOST = 6;

    private final FeatureRules features;
    private final Findings findings;

    private ModelFile(FeatureRules features, Findings findings) {
        this.features = features;
        this.findings = findings;
    }

    /** Reads the models; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<List<ModelRule>> read(Path file, FeatureRules features, Findings findings) {
        return new ModelFile(features, findings).models(DeclaredFiles.read(file, findings));
    }

    /** Reads the models from a file's text. */
    public static Optional<List<ModelRule>> parse(Path file, String text, FeatureRules features, Findings findings) {
        return new ModelFile(features, findings).models(DeclaredFiles.parse(file, text, findings));
    }

    private Optional<List<ModelRule>> models(Optional<Declared> file) {
        int before = findings.size();
        return file.filter(root -> SHAPE.check(root, findings))
                .map(this::models)
                .filter(models -> findings.size() == before);
    }

    private List<ModelRule> models(Declared root) {
        var models = new ArrayList<ModelRule>();
        Set<String> names = new HashSet<>();
        for (Declared model : root.get("models").map(Declared::items).orElse(List.of())) {
            ModelRule rule = model(model);
            if (!names.add(rule.name())) {
                findings.add(model, "a second model '" + rule.name() + "'", "give one of them another name");
            }
            models.add(rule);
        }
        return models;
    }

    private ModelRule model(Declared model) {
        List<String> named = model.get("features").map(Declared::texts).orElse(List.of());
        model.get("features")
                .map(Declared::items)
                .orElse(List.of())
                .forEach(name -> known(name, name.text().orElse("")));
        model.get("groups")
                .map(Declared::items)
                .orElse(List.of())
                .forEach(name -> known(name, name.text().orElse("")).ifPresent(feature -> words(name, feature)));
        return new ModelRule(
                model.text("model").orElse(""),
                model.text("description").orElse(""),
                conditions(model.get("about").map(Declared::items).orElse(List.of())),
                named.isEmpty()
                        ? features.features().stream().map(FeatureRule::name).toList()
                        : named,
                number(model, "good-for", GOOD_FOR_DAYS),
                model.get("groups").map(Declared::texts).orElse(List.of()),
                kind(model));
    }

    private Kind kind(Declared model) {
        return switch (model.text("kind").orElse("")) {
            case "likelihood" -> likelihood(model.get("outcome").orElseThrow(), number(model, "snapshots", SNAPSHOTS));
            case "value" -> new Value(number(model, "within", 0));
            case "recommendation" -> recommendation(model);
            default -> segments(model);
        };
    }

    private Kind likelihood(Declared outcome, int snapshots) {
        Events of = Events.valueOf(outcome.text("of").orElse("").toUpperCase(Locale.ROOT));
        List<String> kinds = outcome.get("kinds").map(Declared::texts).orElse(List.of());
        if (!kinds.isEmpty() && of.hasAmounts()) {
            findings.add(outcome, "'kinds' are those of interactions", "take them out");
        }
        var counted = new OfEvents(
                "outcome", "What came", of, Measure.COUNT, kinds, OptionalInt.of(number(outcome, "within", 0)));
        return new Likelihood(counted, range(outcome), snapshots);
    }

    private static Kind recommendation(Declared model) {
        Optional<Declared> except = model.get("except");
        return new Recommendation(
                number(model, "within", 0),
                number(model, "offers", OFFERS),
                new Except(
                        texts(except, "items"),
                        texts(except, "categories"),
                        texts(except, "statuses"),
                        except.map(of -> number(of, "bought-within", 0)).orElse(0)),
                model.text("most-of-category")
                        .map(most -> OptionalInt.of(Integer.parseInt(most)))
                        .orElse(OptionalInt.empty()));
    }

    private static Set<String> texts(Optional<Declared> place, String key) {
        return place.flatMap(of -> of.get(key))
                .map(Declared::texts)
                .map(Set::copyOf)
                .orElse(Set.of());
    }

    private Kind segments(Declared model) {
        int fewest = number(model, "fewest", FEWEST);
        int most = number(model, "most", MOST);
        if (fewest > most) {
            findings.add(model, "'fewest' is " + fewest + " and 'most' is " + most, "let 'most' be no less");
        }
        return new Segments(fewest, most);
    }

    private List<Condition> conditions(List<Declared> declared) {
        var conditions = new ArrayList<Condition>();
        for (Declared condition : declared) {
            String name = condition.text("feature").orElse("");
            known(condition, name).ifPresent(feature -> {
                boolean areWords = condition.get("is").isPresent();
                if (areWords) {
                    words(condition, feature);
                } else if (feature instanceof OfProfile) {
                    findings.add(condition, "'" + name + "' is words, and no number", "write 'is', with the words");
                }
                conditions.add(new Condition(
                        name,
                        range(condition),
                        condition.get("is").map(Declared::texts).orElse(List.of())));
            });
        }
        return conditions;
    }

    private Optional<FeatureRule> known(Declared place, String name) {
        Optional<FeatureRule> feature = features.feature(name);
        if (feature.isEmpty()) {
            findings.add(
                    place,
                    "no feature is called '" + name + "'",
                    Suggestion.instead(
                            name,
                            features.features().stream().map(FeatureRule::name).toList()));
        }
        return feature;
    }

    private void words(Declared place, FeatureRule feature) {
        if (!(feature instanceof OfProfile)) {
            findings.add(place, "'" + feature.name() + "' is a number, and no words", "write 'from', 'to' or both");
        }
    }

    private static Range range(Declared place) {
        return new Range(
                place.text("from").map(Double::valueOf).orElse(Double.NEGATIVE_INFINITY),
                place.text("to").map(Double::valueOf).orElse(Double.POSITIVE_INFINITY));
    }

    private static int number(Declared place, String key, int usual) {
        return place.text(key).map(Integer::valueOf).orElse(usual);
    }
}
