package io.customerhub.app.check;

import io.customerhub.app.check.Form.Scalar;
import io.customerhub.app.check.Form.Sequence;
import io.customerhub.app.check.Form.Table;
import io.customerhub.app.check.RouteParts.BeanReference;
import io.customerhub.app.check.RouteParts.Endpoint;
import io.customerhub.app.check.RouteParts.Step;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Walks a route file along Camel's schema: reports what does not fit, and gathers the parts that do. */
final class RouteForm {
    private static final String PLACEHOLDER_REMEDY = "write a value; a placeholder goes in quotes: \"{{name}}\"";
    private static final Set<String> BEAN_CALLERS =
            Set.of("BeanDefinition", "ProcessDefinition", "MethodCallExpression");
    private static final Set<String> BEAN_KEYS = Set.of("aggregationStrategy", "idempotentRepository");

    private final CamelSchema schema;
    private final CamelComponents components;
    private final Findings findings;
    private final RouteParts parts;

    private RouteForm(CamelSchema schema, CamelComponents components, Findings findings, RouteParts parts) {
        this.schema = schema;
        this.components = components;
        this.findings = findings;
        this.parts = parts;
    }

    /** Checks a route file. */
    static RouteParts ofFile(Declared file, CamelSchema schema, CamelComponents components, Findings findings) {
        var parts = new RouteParts(file);
        new RouteForm(schema, components, findings, parts).check("the file", file.line(), file, schema.file());
        return parts;
    }

    /** Checks the template inside a Kamelet. */
    static RouteParts ofKamelet(
            Declared file, Declared template, CamelSchema schema, CamelComponents components, Findings findings) {
        var parts = new RouteParts(file);
        new RouteForm(schema, components, findings, parts)
                .check("template", template.line(), template, schema.kameletTemplate());
        return parts;
    }

    private void check(String word, int line, Declared value, Form form) {
        if (form instanceof Scalar scalar) {
            scalar(word, value, scalar);
        } else if (form instanceof Sequence sequence) {
            sequence(word, line, value, sequence);
        } else if (form instanceof Table table) {
            table(word, line, value, table);
        }
    }

    private void scalar(String word, Declared value, Scalar form) {
        if (value.text().isEmpty()) {
            findings.add(
                    value,
                    "'" + word + "' is "
                            + (value.isList() ? "a list" : value.isTable() ? "a table" : "empty")
                            + " where one value is expected",
                    PLACEHOLDER_REMEDY);
            return;
        }
        String type = form.type().equals("string") && !form.allowed().isEmpty() ? "enum" : form.type();
        new ValueType(type, form.allowed())
                .check(value.text().get())
                .ifPresent(refusal -> findings.add(value, "'" + word + "' " + refusal.problem(), refusal.remedy()));
    }

    private void sequence(String word, int line, Declared value, Sequence form) {
        if (!value.isList()) {
            findings.add(
                    value.file(),
                    line,
                    "'" + word + "' is not a list",
                    "begin each of its entries with '- ', indented under it");
            return;
        }
        for (Declared item : value.items()) {
            check(word, item.line(), item, schema.form(form.item()));
        }
    }

    private void table(String word, int line, Declared value, Table form) {
        if (value.text().isPresent()) {
            findings.add(
                    value,
                    "'" + word + "' is in short form",
                    explicit(value.text().get(), form));
            return;
        }
        if (value.isList()) {
            findings.add(value, "'" + word + "' is a list where a table is expected", "remove the '- '");
            return;
        }
        if (form.single() && strayKeys(value, form)) {
            return;
        }
        value.entries().forEach((key, child) -> entry(word, value, key, child, form));
        for (String key : new TreeSet<>(form.required())) {
            if (value.get(key).isEmpty()
                    && !Misspelling.explains(
                            key, value.entries().keySet(), form.keys().keySet())) {
                findings.add(value.file(), line, "'" + key + "' is missing in '" + word + "'", "add it");
            }
        }
        choice(word, line, value, form);
        gather(word, line, value, form);
    }

    private void entry(String word, Declared table, String key, Declared value, Table form) {
        int line = table.lineOf(key);
        if (form.implied().contains(key)) {
            findings.add(
                    table.file(),
                    line,
                    "'" + key + "' stands directly in '" + word + "', which is Camel's short form",
                    "put 'expression:' above it and indent it");
        } else if (form.keys().containsKey(key)) {
            check(key, line, value, schema.form(form.keys().get(key)));
        } else {
            String what = form.name().equals("ProcessorDefinition") ? "unknown step '" : "unknown key '";
            String where = form.single() ? "'" : "' in '" + word + "'";
            Set<String> known = new TreeSet<>(form.keys().keySet());
            known.removeAll(form.implied());
            findings.add(table.file(), line, what + key + where, Suggestion.instead(key, known));
        }
    }

    /** Reports keys that stand beside a step's name: mostly its own, indented too little. */
    private boolean strayKeys(Declared item, Table form) {
        List<String> keys = List.copyOf(item.entries().keySet());
        for (int i = 1; i < keys.size(); i++) {
            String stray = keys.get(i);
            findings.add(
                    item.file(),
                    item.lineOf(stray),
                    "'" + stray + "' stands beside '" + keys.get(0) + "' in one entry of a list",
                    form.keys().containsKey(stray)
                            ? "begin an entry of its own with '- '"
                            : "indent it further, under '" + keys.get(0) + "'");
        }
        return keys.size() > 1;
    }

    private void choice(String word, int line, Declared value, Table form) {
        List<String> given = value.entries().keySet().stream()
                .filter(form.choice()::contains)
                .toList();
        boolean implied = value.entries().keySet().stream().anyMatch(form.implied()::contains);
        boolean misspelt =
                value.entries().keySet().stream().anyMatch(key -> !form.keys().containsKey(key));
        if (given.size() > 1) {
            findings.add(
                    value.file(),
                    value.lineOf(given.get(1)),
                    "'" + word + "' has both '" + given.get(0) + "' and '" + given.get(1) + "'",
                    "keep one of them");
        } else if (given.isEmpty() && form.mustChoose() && !implied && !misspelt) {
            findings.add(
                    value.file(),
                    line,
                    form.choice().contains("expression")
                            ? "'expression' is missing in '" + word + "'"
                            : "'" + word + "' is empty",
                    form.choice().contains("expression")
                            ? "add it"
                            : form.choice().contains("simple")
                                    ? "name a language under it, such as 'simple'"
                                    : "name a format under it, such as 'json'");
        }
    }

    private String explicit(String text, Table form) {
        if (form.isEndpoint()) {
            return components.explicit(text);
        }
        String key = form.required().stream().findFirst().orElse("");
        if (form.choice().contains("simple")) {
            return "name the language under it: 'simple:' and under that 'expression:'";
        }
        return key.isEmpty() ? "write it as a table" : "write '" + key + ":' under it, with this text";
    }

    private void gather(String word, int line, Declared value, Table form) {
        if (form.name().equals("ProcessorDefinition")) {
            value.entries().forEach((key, body) -> {
                if (form.keys().containsKey(key)) {
                    boolean describable = schema.form(form.keys().get(key)) instanceof Table step
                            && step.keys().containsKey("description");
                    parts.add(new Step(key, value.lineOf(key), body, describable));
                }
            });
        }
        if (form.isEndpoint() || form.name().equals("KameletDefinition")) {
            parts.add(new Endpoint(word, line, value));
        }
        if (BEAN_CALLERS.contains(form.name())) {
            value.get("ref").ifPresent(name -> parts.add(new BeanReference(word, name)));
        }
        for (String key : BEAN_KEYS) {
            if (form.keys().containsKey(key)) {
                value.get(key).ifPresent(name -> parts.add(new BeanReference(key, name)));
            }
        }
        if (form.name().equals("BeanFactoryDefinition")) {
            value.text("name").ifPresent(parts::defineBean);
        }
    }
}
