package io.customerhub.identity.compare;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.identity.compare.ComparisonRule.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads declared comparisons, in {@code config/identity.yaml} and in what describes a set to measure with. */
public final class ComparisonRules {
    private ComparisonRules() {}

    /** The comparisons of a file whose shape is sound; what is wrong otherwise goes to {@code findings}. */
    public static List<ComparisonRule> of(Declared root, Findings findings) {
        var rules = new ArrayList<ComparisonRule>();
        for (Declared each : root.get("comparisons").map(Declared::items).orElse(List.of())) {
            Kind kind = Kind.of(each.text("kind").orElse("")).orElseThrow();
            List<String> fields = each.get("fields").map(Declared::texts).orElse(List.of());
            if (kind.takes(fields.size())) {
                var rule = new ComparisonRule(
                        each.text("comparison").orElse(""),
                        kind,
                        fields,
                        is(each, "place", false),
                        is(each, "finds", true),
                        each.get("veto").map(Declared::texts).orElse(List.of()),
                        each.get("except").map(Declared::texts).orElse(List.of()));
                check(rule, each, findings);
                rules.add(rule);
            } else {
                findings.add(
                        each,
                        "a comparison of the kind " + kind.word() + " has " + fields.size() + " fields",
                        "give it " + kind.fields() + "; docs/reference/files.md says which");
            }
        }
        return rules;
    }

    private static void check(ComparisonRule rule, Declared declared, Findings findings) {
        Set<String> outcomes = rule.outcomes();
        for (Declared veto : declared.get("veto").map(Declared::items).orElse(List.of())) {
            String word = veto.text().orElse("");
            if (!outcomes.contains(word)) {
                findings.add(
                        veto,
                        "the comparison '" + rule.name() + "' has no outcome '" + word + "'",
                        Suggestion.instead(word, outcomes));
            }
        }
    }

    private static boolean is(Declared rule, String key, boolean usual) {
        return rule.text(key).map(Boolean::parseBoolean).orElse(usual);
    }
}
