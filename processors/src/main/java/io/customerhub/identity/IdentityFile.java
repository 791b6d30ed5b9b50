package io.customerhub.identity;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.declaration.Suggestion;
import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.ComparisonRules;
import io.customerhub.identity.match.ReviewRule;
import io.customerhub.model.CustomerField;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code config/identity.yaml}. */
public final class IdentityFile {
    private static final Shape SHAPE = Shape.of("identity");

    private IdentityFile() {}

    /** Reads the rules; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<IdentityRules> read(Path file, Findings findings) {
        return read(DeclaredFiles.read(file, findings), findings);
    }

    /** Reads the rules from a file's text. */
    public static Optional<IdentityRules> parse(Path file, String text, Findings findings) {
        return read(DeclaredFiles.parse(file, text, findings), findings);
    }

    private static Optional<IdentityRules> read(Optional<Declared> file, Findings findings) {
        int before = findings.size();
        return file.filter(root -> SHAPE.check(root, findings))
                .map(root -> rules(root, findings))
                .filter(rules -> findings.size() == before);
    }

    private static IdentityRules rules(Declared root, Findings findings) {
        return new IdentityRules(
                comparisons(root, findings),
                root.get("duplicateFree").map(Declared::texts).orElse(List.of()),
                review(root, findings));
    }

    private static ReviewRule review(Declared root, Findings findings) {
        Optional<Declared> declared = root.get("review");
        ReviewRule usual = ReviewRule.USUAL;
        var rule = new ReviewRule(
                share(declared, "from", usual.from()),
                share(declared, "to", usual.to()),
                share(declared, "sample", usual.sample()));
        if (rule.from() >= rule.to()) {
            declared.ifPresent(review -> findings.add(
                    review,
                    "no confidence is from " + rule.from() + " to " + rule.to(),
                    "from must be less than to; usual are " + usual.from() + " and " + usual.to()));
        }
        return rule;
    }

    private static double share(Optional<Declared> review, String key, double usual) {
        return review.flatMap(declared -> declared.text(key))
                .map(Double::parseDouble)
                .orElse(usual);
    }

    /** The declared comparisons, all of them of what is known of customers. */
    private static List<ComparisonRule> comparisons(Declared root, Findings findings) {
        for (Declared each : root.get("comparisons").map(Declared::items).orElse(List.of())) {
            for (Declared field : each.get("fields").map(Declared::items).orElse(List.of())) {
                known(field, findings);
            }
        }
        return ComparisonRules.of(root, findings);
    }

    private static Optional<CustomerField> known(Declared field, Findings findings) {
        String word = field.text().orElse("");
        Optional<CustomerField> known = CustomerField.of(word);
        if (known.isEmpty()) {
            findings.add(field, "unknown field '" + word + "'", Suggestion.instead(word, CustomerField.words()));
        }
        return known;
    }
}
