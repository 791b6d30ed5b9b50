package io.customerhub.trigger;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.scoring.action.ConditionReader;
import io.customerhub.scoring.action.Expected.Known;
import io.customerhub.scoring.action.Expected.OneOf;
import io.customerhub.scoring.action.Limits;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.trigger.Occasion.CustomerIs;
import io.customerhub.trigger.Occasion.FieldChanges;
import io.customerhub.trigger.Occasion.Happens;
import io.customerhub.trigger.Occasion.LabelLeaves;
import io.customerhub.trigger.Occasion.LabelMoves;
import io.customerhub.trigger.Occasion.ScoreMoves;
import io.customerhub.trigger.Trigger.Every;
import io.customerhub.trigger.Trigger.Reaction;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code config/triggers.yaml}. */
public final class TriggerFile {
    private static final Shape SHAPE = Shape.of("triggers");
    private static final Limits ANY_NUMBER = new Limits(Optional.empty(), Optional.empty());

    private final FeatureRules features;
    private final ConditionReader conditions;
    private final Findings findings;

    private TriggerFile(FeatureRules features, ConditionReader conditions, Findings findings) {
        this.features = features;
        this.conditions = conditions;
        this.findings = findings;
    }

    /**
     * Reads the triggers; what is wrong goes to {@code findings}, and then there are none.
     *
     * @param conditions reads what has to hold, after all decisions
     */
    public static Optional<TriggerRules> read(
            Path file, FeatureRules features, ConditionReader conditions, Findings findings) {
        return new TriggerFile(features, conditions, findings).rules(DeclaredFiles.read(file, findings));
    }

    /** Reads the triggers from a file's text. */
    public static Optional<TriggerRules> parse(
            Path file, String text, FeatureRules features, ConditionReader conditions, Findings findings) {
        return new TriggerFile(features, conditions, findings).rules(DeclaredFiles.parse(file, text, findings));
    }

    private Optional<TriggerRules> rules(Optional<Declared> file) {
        int before = findings.size();
        return file.filter(root -> SHAPE.check(root, findings))
                .map(this::rules)
                .filter(rules -> findings.size() == before);
    }

    private TriggerRules rules(Declared root) {
        var triggers = new ArrayList<Trigger>();
        for (Declared declared : items(root, "triggers")) {
            Trigger trigger = trigger(declared);
            if (triggers.stream().anyMatch(other -> other.name().equals(trigger.name()))) {
                findings.add(declared, "a second trigger '" + trigger.name() + "'", "give one of them another name");
            }
            triggers.add(trigger);
        }
        return new TriggerRules(features, triggers);
    }

    private Trigger trigger(Declared declared) {
        Optional<Occasion> on = declared.get("on").map(this::occasion);
        if (on.isEmpty() && declared.get("when").isEmpty()) {
            findings.add(declared, "nothing says when it comes about", "add 'when', 'on' or both");
        }
        for (String key : List.of("for", "every")) {
            if (on.isPresent() && declared.get(key).isPresent()) {
                findings.add(
                        declared.file(),
                        declared.lineOf(key),
                        "'" + key + "' is of what holds, and 'on' happens in a moment",
                        "take one of them out");
            }
        }
        return new Trigger(
                declared.text("trigger").orElse(""),
                declared.text("description").orElse(""),
                conditions.read(declared, "when"),
                on,
                declared.get("for").map(days -> days.json().asInt()).orElse(0),
                declared.text("every").map(every -> Every.valueOf(every.toUpperCase(Locale.ROOT))),
                items(declared, "then").stream().map(TriggerFile::reaction).toList(),
                mark(declared),
                items(declared, "tests").stream().map(GivenReader::test).toList());
    }

    private static Reaction reaction(Declared declared) {
        return declared.text("tell")
                .<Reaction>map(Reaction.Tell::new)
                .orElseGet(() -> new Reaction.Run(declared.text("run").orElse("")));
    }

    private static String mark(Declared declared) {
        var decides = new StringBuilder();
        for (String key : List.of("when", "on", "for", "every")) {
            declared.get(key).ifPresent(value -> decides.append(key).append(value.json()));
        }
        return UUID.nameUUIDFromBytes(decides.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Occasion occasion(Declared declared) {
        Optional<String> field = declared.text("field");
        if (field.isPresent()) {
            conditions.field(declared, field.get(), new Known(true));
            return new FieldChanges(field.get());
        }
        Optional<String> score = declared.text("score");
        if (score.isPresent()) {
            return ofScore(declared, score.get());
        }
        Optional<Declared> customer = declared.get("customer");
        return customer.isPresent() ? new CustomerIs(customer.get().texts()) : happens(declared);
    }

    private Occasion ofScore(Declared declared, String score) {
        Optional<BigDecimal> up = number(declared, "rises");
        Optional<BigDecimal> down = number(declared, "falls");
        if (up.isPresent() || down.isPresent()) {
            conditions.score(declared, score, ANY_NUMBER);
            return new ScoreMoves(score, up.isPresent(), up.or(() -> down).orElseThrow());
        }
        List<String> left = declared.get("leaves").map(Declared::texts).orElse(List.of());
        conditions.score(declared, score, new OneOf(left));
        return left.isEmpty() ? new LabelMoves(score) : new LabelLeaves(score, left);
    }

    private Occasion happens(Declared declared) {
        Optional<BigDecimal> from = number(declared, "from");
        if (from.isPresent() && declared.get("currency").isEmpty()) {
            findings.add(
                    declared.file(), declared.lineOf("from"), "an amount of no currency", "add 'currency', as JMD");
        }
        return new Happens(
                declared.get("happens").map(Declared::texts).orElse(List.of()),
                declared.get("channels").map(Declared::texts).orElse(List.of()),
                declared.text("direction"),
                from,
                declared.text("currency"),
                number(declared, "mood"));
    }

    private static Optional<BigDecimal> number(Declared declared, String key) {
        return declared.get(key).map(value -> value.json().decimalValue());
    }

    private static List<Declared> items(Declared declared, String key) {
        return declared.get(key).map(Declared::items).orElse(List.of());
    }
}
