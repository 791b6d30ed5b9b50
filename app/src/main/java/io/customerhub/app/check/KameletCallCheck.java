package io.customerhub.app.check;

import io.customerhub.app.check.Kamelet.Parameter;
import io.customerhub.app.check.RouteParts.Endpoint;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks what Camel does not: that a call of a Kamelet gives it the parameters it declares, of the right type. */
final class KameletCallCheck {
    private static final Set<String> ENDS_OF_A_TEMPLATE = Set.of("source", "sink");

    private final Map<String, Kamelet> kamelets;
    private final Set<String> unreadable;
    private final PropertiesFile properties;
    private final Findings findings;

    KameletCallCheck(HubFiles files, Findings findings) {
        this.kamelets = files.kamelets();
        this.unreadable = files.unreadable();
        this.properties = files.properties();
        this.findings = findings;
    }

    void check(Endpoint endpoint) {
        Optional<String> called = called(endpoint);
        if (called.isEmpty() || ENDS_OF_A_TEMPLATE.contains(called.get()) || ValueType.isDeferred(called.get())) {
            return;
        }
        Optional<Kamelet> kamelet = Optional.ofNullable(kamelets.get(called.get()));
        if (kamelet.isEmpty() && unreadable.contains(called.get() + Kamelet.SUFFIX)) {
            return;
        }
        if (kamelet.isEmpty()) {
            findings.add(
                    endpoint.body()
                            .get("uri")
                            .or(() -> endpoint.body().get("name"))
                            .orElse(endpoint.body()),
                    "unknown Kamelet '" + called.get() + "'",
                    Suggestion.instead(called.get(), kamelets.keySet()));
            return;
        }
        parameters(endpoint, kamelet.get());
    }

    /** The name of the Kamelet that an endpoint calls; nothing where it calls none. */
    static Optional<String> called(Endpoint endpoint) {
        String name = endpoint.word().equals("kamelet")
                ? endpoint.body().text("name").orElse("")
                : endpoint.component().equals("kamelet") ? endpoint.path() : "";
        return Optional.of(name.split("/", 2)[0]).filter(text -> !text.isEmpty());
    }

    private void parameters(Endpoint endpoint, Kamelet kamelet) {
        Optional<Declared> given = endpoint.body().get("parameters");
        given.ifPresent(table -> table.entries()
                .forEach((name, value) -> Optional.ofNullable(
                                kamelet.parameters().get(name))
                        .ifPresentOrElse(
                                parameter -> value(kamelet, name, parameter, value),
                                () -> findings.add(
                                        table.file(),
                                        table.lineOf(name),
                                        "unknown parameter '" + name + "' of Kamelet '" + kamelet.name() + "'",
                                        Suggestion.instead(
                                                name, kamelet.parameters().keySet())))));
        for (String name : new TreeSet<>(kamelet.required())) {
            boolean there = !kamelet.parameters().containsKey(name)
                    || given.flatMap(table -> table.get(name)).isPresent()
                    || Optional.ofNullable(kamelet.parameters().get(name))
                            .flatMap(Parameter::defaultValue)
                            .isPresent()
                    || properties.has("camel.kamelet." + kamelet.name() + "." + name);
            Set<String> named = given.map(table -> table.entries().keySet()).orElse(Set.of());
            if (!there
                    && !Misspelling.explains(name, named, kamelet.parameters().keySet())) {
                findings.add(
                        endpoint.body().file(),
                        endpoint.line(),
                        "Kamelet '" + kamelet.name() + "' needs the parameter '" + name + "'",
                        "add it to 'parameters'");
            }
        }
    }

    private void value(Kamelet kamelet, String name, Parameter parameter, Declared value) {
        String what = "parameter '" + name + "' of Kamelet '" + kamelet.name() + "' ";
        if (value.text().isEmpty()) {
            findings.add(
                    value, what + "has no single value", "write a value; a placeholder goes in quotes: \"{{name}}\"");
            return;
        }
        refusal(parameter, value.text().get())
                .ifPresent(refusal -> findings.add(value, what + refusal.problem(), refusal.remedy()));
    }

    /** Why a value does not fit a parameter. */
    static Optional<ValueType.Refusal> refusal(Parameter parameter, String text) {
        Optional<ValueType.Refusal> type = parameter.type().check(text);
        if (type.isPresent() || ValueType.isDeferred(text)) {
            return type;
        }
        return parameter
                .pattern()
                .filter(pattern -> !matches(pattern, text))
                .map(pattern -> new ValueType.Refusal(
                        "is '" + text + "', which does not match " + pattern, "write it in that form"));
    }

    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return true; // the Kamelet's own check reports the pattern
        }
    }
}
