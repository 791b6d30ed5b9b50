package io.customerhub.identity.compare;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.compare.ComparisonRule.Kind;
import java.util.ArrayList;
import java.util.List;

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
                rules.add(new ComparisonRule(
                        each.text("comparison").orElse(""),
                        kind,
                        fields,
                        is(each, "place", false),
                        is(each, "finds", true)));
            } else {
                findings.add(
                        each,
                        "a comparison of the kind " + kind.word() + " has " + fields.size() + " fields",
                        "give it " + kind.fields() + "; docs/reference/files.md says which");
            }
        }
        return rules;
    }

    private static boolean is(Declared rule, String key, boolean usual) {
        return rule.text(key).map(Boolean::parseBoolean).orElse(usual);
    }
}
