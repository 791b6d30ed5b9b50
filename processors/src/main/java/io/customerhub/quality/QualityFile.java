package io.customerhub.quality;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.declaration.Suggestion;
import io.customerhub.quality.Requirement.Between;
import io.customerhub.quality.Requirement.Matching;
import io.customerhub.quality.Requirement.Named;
import io.customerhub.quality.Requirement.Written;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code config/quality.yaml}. */
public final class QualityFile {
    private static final Shape SHAPE = Shape.of("quality");

    private final Findings findings;
    private final String region;

    private QualityFile(Findings findings, String region) {
        this.findings = findings;
        this.region = region;
    }

    /** Reads the rules; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<QualityRules> read(Path file, Findings findings) {
        int before = findings.size();
        return DeclaredFiles.read(file, findings)
                .filter(root -> SHAPE.check(root, findings))
                .map(root -> new QualityFile(findings, root.text("region").orElse("ZZ")).rules(root))
                .filter(rules -> findings.size() == before);
    }

    private QualityRules rules(Declared root) {
        var rules = new HashMap<String, List<QualityRule>>();
        for (Section section : Section.ALL) {
            List<Declared> declared =
                    root.get(section.word()).map(Declared::items).orElse(List.of());
            rules.put(
                    section.word(),
                    declared.stream()
                            .flatMap(rule -> rule(rule, section).stream())
                            .toList());
        }
        return new QualityRules(rules);
    }

    private Optional<QualityRule> rule(Declared rule, Section section) {
        String name = rule.text("rule").orElse("");
        Otherwise otherwise = Otherwise.of(rule.text("otherwise").orElse("note"));
        String field = rule.text("field").orElse("");
        if (otherwise == Otherwise.DROP
                && (section.hasLines() || section.needed().contains(field))) {
            findings.add(
                    rule,
                    section.hasLines()
                            ? "a transaction cannot go on without a field or line of it"
                            : "without '" + field + "' it is no " + section.word(),
                    "write 'otherwise: quarantine' or 'otherwise: note'");
        }
        if (rule.get("any-of").isPresent()) {
            List<String> words = rule.get("any-of").get().texts();
            words.forEach(word -> known(rule, word, section));
            return Optional.of(new QualityRule.AnyOf(name, words, otherwise));
        }
        if (rule.text("lines-add-up").isPresent()) {
            if (!section.hasLines()) {
                findings.add(rule, section.word() + " has no lines", "move the rule to 'transaction', or remove it");
            }
            return Optional.of(new QualityRule.LinesAddUp(name, otherwise));
        }
        known(rule, field, section);
        return requirement(rule).map(requirement -> new QualityRule.Value(name, field, requirement, otherwise));
    }

    private void known(Declared rule, String field, Section section) {
        if (!section.fields().contains(field)) {
            findings.add(rule, "unknown field '" + field + "'", Suggestion.instead(field, section.fields()));
        }
    }

    private Optional<Requirement> requirement(Declared rule) {
        Optional<Declared> pattern = rule.get("pattern");
        Optional<Declared> names = rule.get("one-of");
        if (pattern.isPresent()) {
            return pattern(pattern.get());
        }
        if (names.isPresent()) {
            return Optional.of(Named.of(writings(names.get())));
        }
        if (rule.text("not-before").isPresent()) {
            return Optional.of(new Between(
                    rule.text("not-before").get(), rule.text("not-after").orElse("")));
        }
        return rule.text("format").map(word -> new Written(Format.of(word), region));
    }

    private Optional<Requirement> pattern(Declared pattern) {
        try {
            return pattern.text().map(text -> new Matching(Pattern.compile(text)));
        } catch (PatternSyntaxException e) {
            findings.add(pattern, "not a regular expression: " + e.getDescription(), "mend the pattern");
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> writings(Declared names) {
        var writings = new LinkedHashMap<String, List<String>>();
        names.entries().forEach((name, others) -> writings.put(name, others.texts()));
        return writings;
    }
}
