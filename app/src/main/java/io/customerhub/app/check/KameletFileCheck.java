package io.customerhub.app.check;

import io.customerhub.app.check.Kamelet.Parameter;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks a Kamelet's declaration: what a caller reads, and what an editor shows. */
final class KameletFileCheck {
    private static final Set<String> TOP = Set.of("apiVersion", "kind", "metadata", "spec");
    private static final Set<String> SPEC =
            Set.of("definition", "dependencies", "template", "types", "dataTypes", "sources");
    private static final Set<String> DEFINITION = Set.of(
            "title", "description", "required", "type", "properties", "externalDocs", "example", "$schema", "id");
    private static final Set<String> PROPERTY = Set.of(
            "title",
            "description",
            "type",
            "format",
            "pattern",
            "enum",
            "default",
            "example",
            "x-descriptors",
            "deprecated",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength");
    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean", "object", "array");

    private final Kamelet kamelet;
    private final Findings findings;

    private KameletFileCheck(Kamelet kamelet, Findings findings) {
        this.kamelet = kamelet;
        this.findings = findings;
    }

    static void check(Kamelet kamelet, Findings findings) {
        new KameletFileCheck(kamelet, findings).run();
    }

    private void run() {
        Declared file = kamelet.file();
        keys(file, "Kamelet", TOP);
        is(file, "apiVersion", "camel.apache.org/v1");
        is(file, "kind", "Kamelet");
        need(file, "metadata", "Kamelet", TOP).ifPresent(metadata -> is(metadata, "name", kamelet.name()));
        need(file, "spec", "Kamelet", TOP).ifPresent(this::spec);
    }

    private void spec(Declared spec) {
        keys(spec, "spec", SPEC);
        need(spec, "definition", "spec", SPEC).ifPresent(this::definition);
        need(spec, "template", "spec", SPEC).ifPresent(template -> {
            if (template.get("from").isEmpty() && template.get("route").isEmpty()) {
                findings.add(template.file(), spec.lineOf("template"), "'from' is missing in 'template'", "add it");
            }
        });
    }

    private void definition(Declared definition) {
        keys(definition, "definition", DEFINITION);
        need(definition, "title", "definition", DEFINITION);
        need(definition, "description", "definition", DEFINITION);
        kamelet.parameters().forEach((name, parameter) -> parameter(definition, name, parameter));
        for (Declared required : definition.get("required").map(Declared::items).orElse(List.of())) {
            String name = required.text().orElse("");
            if (!kamelet.parameters().containsKey(name)) {
                findings.add(
                        required,
                        "'" + name + "' is required but not declared",
                        Suggestion.instead(name, kamelet.parameters().keySet()));
            }
        }
    }

    private void parameter(Declared definition, String name, Parameter parameter) {
        Declared declared = parameter.declared();
        int line = definition.get("properties").map(table -> table.lineOf(name)).orElse(declared.line());
        keys(declared, name, PROPERTY);
        for (String key : List.of("title", "description", "type")) {
            if (declared.text(key).isEmpty()
                    && !Misspelling.explains(key, declared.entries().keySet(), PROPERTY)) {
                findings.add(declared.file(), line, "'" + key + "' is missing in '" + name + "'", "add it");
            }
        }
        declared.get("type")
                .filter(type -> !TYPES.contains(type.text().orElse("")))
                .ifPresent(type -> {
                    String word = type.text().orElse("");
                    findings.add(
                            type, "unknown type '" + word + "' of '" + name + "'", Suggestion.instead(word, TYPES));
                });
        pattern(name, declared);
        secret(line, name, parameter);
        declared.get("default")
                .ifPresent(value -> value.text()
                        .flatMap(text -> KameletCallCheck.refusal(parameter, text))
                        .ifPresent(refusal -> findings.add(
                                value, "the default of '" + name + "' " + refusal.problem(), refusal.remedy())));
    }

    private void pattern(String name, Declared declared) {
        declared.get("pattern").ifPresent(pattern -> {
            try {
                Pattern.compile(pattern.text().orElse(""));
            } catch (PatternSyntaxException e) {
                findings.add(
                        pattern,
                        "the pattern of '" + name + "' is not a regular expression: " + e.getDescription(),
                        "mend the pattern");
            }
        });
    }

    private void secret(int line, String name, Parameter parameter) {
        Declared declared = parameter.declared();
        if (parameter.isSecret()) {
            declared.get("default")
                    .ifPresent(value -> findings.add(
                            value,
                            "the secret '" + name + "' has a default",
                            "remove it; the environment gives the value"));
        } else if (SecretCheck.isSecretName(name) && parameter.type().name().equals("string")) {
            findings.add(
                    declared.file(), line, "'" + name + "' is not flagged as a secret", "add 'format: password' to it");
        }
    }

    private void is(Declared table, String key, String expected) {
        Optional<String> actual = table.text(key);
        if (!actual.equals(Optional.of(expected))) {
            findings.add(
                    table.file(),
                    table.lineOf(key),
                    actual.map(text -> "'" + key + "' is '" + text + "'").orElse("'" + key + "' is missing"),
                    "write '" + key + ": " + expected + "'");
        }
    }

    private Optional<Declared> need(Declared table, String key, String where, Set<String> known) {
        Optional<Declared> found = table.get(key);
        if (found.isEmpty() && !Misspelling.explains(key, table.entries().keySet(), known)) {
            findings.add(table, "'" + key + "' is missing in '" + where + "'", "add it");
        }
        return found;
    }

    private void keys(Declared table, String where, Set<String> known) {
        for (String key : table.entries().keySet()) {
            if (!known.contains(key)) {
                findings.add(
                        table.file(),
                        table.lineOf(key),
                        "unknown key '" + key + "' in '" + where + "'",
                        Suggestion.instead(key, known));
            }
        }
    }
}
