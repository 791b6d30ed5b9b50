package io.customerhub.scoring.feature;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.declaration.Suggestion;
import io.customerhub.model.CustomerField;
import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.feature.FeatureRule.Measure;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRule.OfProfile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code config/scoring/features.yaml}. */
public final class FeatureFile {
    private static final Shape SHAPE = Shape.of("features");
    private static final String PROFILE = "profile";

    private FeatureFile() {}

    /** Reads the features; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<FeatureRules> read(Path file, Findings findings) {
        return read(DeclaredFiles.read(file, findings), findings);
    }

    /** Reads the features from a file's text. */
    public static Optional<FeatureRules> parse(Path file, String text, Findings findings) {
        return read(DeclaredFiles.parse(file, text, findings), findings);
    }

    private static Optional<FeatureRules> read(Optional<Declared> file, Findings findings) {
        int before = findings.size();
        return file.filter(root -> SHAPE.check(root, findings))
                .map(root -> rules(root, findings))
                .filter(rules -> findings.size() == before);
    }

    private static FeatureRules rules(Declared root, Findings findings) {
        Map<String, BigDecimal> currencies = new HashMap<>();
        root.get("currencies")
                .map(Declared::entries)
                .orElse(Map.of())
                .forEach(
                        (currency, rate) -> currencies.put(currency, rate.json().decimalValue()));
        var features = new ArrayList<FeatureRule>();
        Set<String> names = new HashSet<>();
        for (Declared feature : root.get("features").map(Declared::items).orElse(List.of())) {
            if (!names.add(feature.text("feature").orElse(""))) {
                findings.add(
                        feature,
                        "a second feature '" + feature.text("feature").orElse("") + "'",
                        "give one of them another name");
            }
            rule(feature, findings).ifPresent(features::add);
        }
        return new FeatureRules(currencies, features);
    }

    private static Optional<FeatureRule> rule(Declared feature, Findings findings) {
        String name = feature.text("feature").orElse("");
        String description = feature.text("description").orElse("");
        String of = feature.text("of").orElse("");
        return of.equals(PROFILE)
                ? profile(feature, name, description, findings)
                : events(feature, name, description, Events.valueOf(of.toUpperCase(Locale.ROOT)), findings);
    }

    private static Optional<FeatureRule> profile(Declared feature, String name, String description, Findings findings) {
        List<String> lasting =
                OfProfile.LASTING.stream().map(CustomerField::word).toList();
        String word = feature.text("field").orElse("");
        if (!lasting.contains(word)) {
            findings.add(
                    feature,
                    "'" + word
                            + "' of the profile can be no feature: its value of an earlier day is not kept, so a model"
                            + " would learn from the future",
                    Suggestion.instead(word, lasting));
            return Optional.empty();
        }
        return CustomerField.of(word).map(field -> new OfProfile(name, description, field));
    }

    private static Optional<FeatureRule> events(
            Declared feature, String name, String description, Events of, Findings findings) {
        String word = feature.text("measure").orElse("");
        Measure measure = Measure.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
        if (measure.needsAmounts() && !of.hasAmounts()) {
            findings.add(
                    feature,
                    "'" + word + "' is told of documents, and " + of.word() + " are none",
                    "write another measure, as count");
            return Optional.empty();
        }
        if (measure == Measure.MOOD && of != Events.INTERACTIONS) {
            findings.add(
                    feature, "'mood' is told of interactions, and " + of.word() + " are none", "write another measure");
            return Optional.empty();
        }
        OptionalInt within = feature.get("within")
                .map(days -> OptionalInt.of(days.json().asInt()))
                .orElse(OptionalInt.empty());
        if (measure == Measure.TREND && within.isEmpty()) {
            findings.add(feature, "a trend has no halves without a time", "add 'within', in days");
            return Optional.empty();
        }
        List<String> kinds = feature.get("kinds").map(Declared::texts).orElse(List.of());
        if (!kinds.isEmpty() && of.hasAmounts()) {
            findings.add(feature, "'kinds' are those of interactions", "take them out");
            return Optional.empty();
        }
        return Optional.of(new OfEvents(name, description, of, measure, kinds, within));
    }
}
