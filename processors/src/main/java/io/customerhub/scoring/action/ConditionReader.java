package io.customerhub.scoring.action;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.model.CustomerField;
import io.customerhub.scoring.action.Expected.Known;
import io.customerhub.scoring.action.Expected.Like;
import io.customerhub.scoring.action.Expected.OneOf;
import io.customerhub.scoring.feature.FeatureRule;
import io.customerhub.scoring.feature.FeatureRule.OfProfile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads conditions, and checks them against what there is to look at. */
public final class ConditionReader {
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

    /** The conditions in a list of a table; none where it has no such list. */
    public List<Condition> read(Declared choice, String key) {
        return choice.get(key).map(Declared::items).orElse(List.of()).stream()
                .map(this::condition)
                .toList();
    }

    private Condition condition(Declared declared) {
        Expected expected = expected(declared);
        Optional<String> field = declared.text("field");
        if (field.isPresent()) {
            field(declared, field.get(), expected);
            return new Condition(Condition.Of.FIELD, field.get(), expected);
        }
        Optional<String> feature = declared.text("feature");
        if (feature.isPresent()) {
            feature(declared, feature.get(), expected);
            return new Condition(Condition.Of.FEATURE, feature.get(), expected);
        }
        String score = declared.text("score").orElse("");
        score(declared, score, expected);
        return new Condition(Condition.Of.SCORE, score, expected);
    }

    private Expected expected(Declared declared) {
        Optional<Declared> known = declared.get("known");
        if (known.isPresent()) {
            return new Known(known.get().json().asBoolean());
        }
        Optional<String> pattern = declared.text("matches");
        if (pattern.isPresent()) {
            return new Like(pattern(declared, pattern.get()));
        }
        List<String> words = declared.get("is").map(Declared::texts).orElse(List.of());
        if (!words.isEmpty()) {
            return new OneOf(words);
        }
        var limits = new Limits(number(declared, "from"), number(declared, "to"));
        if (limits.from().isPresent()
                && limits.to().isPresent()
                && limits.from().get().compareTo(limits.to().get()) > 0) {
            findings.add(declared, "no number is " + limits, "let 'to' be no less than 'from'");
        }
        return limits;
    }

    private Pattern pattern(Declared declared, String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            findings.add(
                    declared.file(),
                    declared.lineOf("matches"),
                    "'" + pattern + "' is no pattern: " + e.getDescription(),
                    "write a regular expression of Java");
            return Pattern.compile("");
        }
    }

    private static Optional<BigDecimal> number(Declared declared, String key) {
        return declared.get(key).map(value -> value.json().decimalValue());
    }

    /** A field is words. */
    public void field(Declared place, String name, Expected expected) {
        if (CustomerField.of(name).isEmpty()) {
            findings.add(
                    place,
                    "no field of a customer is called '" + name + "'",
                    Suggestion.instead(name, CustomerField.words()));
        } else {
            kind(place, name, expected, true);
        }
    }

    private void feature(Declared place, String name, Expected expected) {
        Optional<FeatureRule> feature = features.feature(name);
        if (feature.isEmpty()) {
            findings.add(
                    place,
                    "no feature is called '" + name + "'",
                    Suggestion.instead(
                            name,
                            features.features().stream().map(FeatureRule::name).toList()));
        } else {
            kind(place, name, expected, feature.get() instanceof OfProfile);
        }
    }

    /** What a model says, or a decision before these conditions. */
    public void score(Declared place, String name, Expected expected) {
        Optional<ModelRule> model =
                models.stream().filter(each -> each.name().equals(name)).findFirst();
        Optional<Decision> decision =
                earlier.stream().filter(each -> each.name().equals(name)).findFirst();
        model.ifPresent(each -> kind(place, name, expected, each.kind().isWord()));
        decision.ifPresent(each -> said(place, each, expected));
        if (model.isEmpty() && decision.isEmpty()) {
            var known = new ArrayList<>(models.stream().map(ModelRule::name).toList());
            known.addAll(earlier.stream().map(Decision::name).toList());
            findings.add(
                    place,
                    "no model, and no decision before this one, is called '" + name + "'",
                    Suggestion.instead(name, known));
        }
    }

    private void kind(Declared place, String name, Expected expected, boolean isWords) {
        boolean wantsNumber = expected instanceof Limits;
        if (!wantsNumber && !(expected instanceof Known) && !isWords) {
            findings.add(place, "'" + name + "' is a number, and no words", "write 'from', 'to' or both");
        }
        if (wantsNumber && isWords) {
            findings.add(place, "'" + name + "' is words, and no number", "write 'is', with the words");
        }
    }

    private void said(Declared place, Decision decision, Expected expected) {
        kind(place, decision.name(), expected, true);
        if (expected instanceof OneOf of) {
            of.words().stream()
                    .filter(word -> !decision.words().contains(word))
                    .forEach(word -> findings.add(
                            place,
                            "'" + decision.name() + "' never says '" + word + "'",
                            Suggestion.instead(word, decision.words())));
        }
    }
}
