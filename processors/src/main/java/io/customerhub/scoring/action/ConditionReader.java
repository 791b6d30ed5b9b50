package io.customerhub.scoring.action;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.scoring.feature.FeatureRule;
import io.customerhub.scoring.feature.FeatureRule.OfProfile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads conditions, and checks them against what there is to look at. */
final class ConditionReader {
    private final FeatureRules features;
    private final List<ModelRule> models;
    private final List<Decision> earlier;
    private final Findings findings;

    /**
     * Reads the conditions of a decision.
     *
     * @param earlier the decisions before it
     */
    ConditionReader(FeatureRules features, List<ModelRule> models, List<Decision> earlier, Findings findings) {
        this.features = features;
        this.models = models;
        this.earlier = List.copyOf(earlier);
        this.findings = findings;
    }

    List<Condition> read(Declared choice, String key) {
        return choice.get(key).map(Declared::items).orElse(List.of()).stream()
                .map(this::condition)
                .toList();
    }

    private Condition condition(Declared declared) {
        Optional<String> feature = declared.text("feature");
        List<String> words = declared.get("is").map(Declared::texts).orElse(List.of());
        var limits = new Limits(number(declared, "from"), number(declared, "to"));
        if (limits.from().isPresent()
                && limits.to().isPresent()
                && limits.from().get().compareTo(limits.to().get()) > 0) {
            findings.add(declared, "no number is " + limits, "let 'to' be no less than 'from'");
        }
        if (feature.isPresent()) {
            feature(declared, feature.get(), !words.isEmpty());
            return new Condition(Condition.Of.FEATURE, feature.get(), limits, words);
        }
        String score = declared.text("score").orElse("");
        score(declared, score, words);
        return new Condition(Condition.Of.SCORE, score, limits, words);
    }

    private static Optional<BigDecimal> number(Declared declared, String key) {
        return declared.get(key).map(value -> value.json().decimalValue());
    }

    private void feature(Declared place, String name, boolean words) {
        Optional<FeatureRule> feature = features.feature(name);
        if (feature.isEmpty()) {
            findings.add(
                    place,
                    "no feature is called '" + name + "'",
                    Suggestion.instead(
                            name,
                            features.features().stream().map(FeatureRule::name).toList()));
        } else {
            kind(place, name, words, feature.get() instanceof OfProfile);
        }
    }

    private void score(Declared place, String name, List<String> words) {
        Optional<ModelRule> model =
                models.stream().filter(each -> each.name().equals(name)).findFirst();
        Optional<Decision> decision =
                earlier.stream().filter(each -> each.name().equals(name)).findFirst();
        model.ifPresent(each -> kind(place, name, !words.isEmpty(), each.kind().isWord()));
        decision.ifPresent(each -> said(place, each, words));
        if (model.isEmpty() && decision.isEmpty()) {
            var known = new ArrayList<>(models.stream().map(ModelRule::name).toList());
            known.addAll(earlier.stream().map(Decision::name).toList());
            findings.add(
                    place,
                    "no model, and no decision before this one, is called '" + name + "'",
                    Suggestion.instead(name, known));
        }
    }

    private void kind(Declared place, String name, boolean words, boolean wordsAreRight) {
        if (words && !wordsAreRight) {
            findings.add(place, "'" + name + "' is a number, and no words", "write 'from', 'to' or both");
        }
        if (!words && wordsAreRight) {
            findings.add(place, "'" + name + "' is words, and no number", "write 'is', with the words");
        }
    }

    private void said(Declared place, Decision decision, List<String> words) {
        kind(place, decision.name(), !words.isEmpty(), true);
        for (String word : words) {
            if (!decision.words().contains(word)) {
                findings.add(
                        place,
                        "'" + decision.name() + "' never says '" + word + "'",
                        Suggestion.instead(word, decision.words()));
            }
        }
    }
}
