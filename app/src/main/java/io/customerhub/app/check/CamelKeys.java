package io.customerhub.app.check;

import io.customerhub.app.check.PropertiesFile.Entry;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.tooling.model.BaseOptionModel;

/** Checks the {@code camel.*} keys of {@code application.properties} against Camel's catalog. */
final class CamelKeys {
    /** Keys that Camel reads and its catalog does not list: they end in names of the application's own. */
    private static final List<String> OPEN = List.of(
            "camel.beans.",
            "camel.variable.",
            "camel.globaloptions.",
            "camel.routetemplate",
            "camel.devconsole.",
            "camel.health.config",
            "camel.main.profile");

    private final CamelComponents components;
    private final Map<String, Kamelet> kamelets;
    private final Findings findings;
    private final Map<String, BaseOptionModel> listed = new TreeMap<>();

    CamelKeys(CamelComponents components, Map<String, Kamelet> kamelets, Findings findings) {
        this.components = components;
        this.kamelets = kamelets;
        this.findings = findings;
        components.catalog().mainModel().getOptions().forEach(option -> listed.put(plain(option.getName()), option));
    }

    void check(PropertiesFile properties) {
        properties.entries().stream()
                .filter(entry -> entry.key().startsWith("camel."))
                .forEach(entry -> check(properties, entry));
    }

    private void check(PropertiesFile properties, Entry entry) {
        String key = entry.key();
        String[] parts = key.split("\\.", 4);
        CamelCatalog catalog = components.catalog();
        Optional<BaseOptionModel> option = Optional.ofNullable(listed.get(plain(key)));
        if (parts.length > 2 && parts[1].equals("component")) {
            component(properties, entry, parts);
        } else if (parts.length > 2 && parts[1].equals("dataformat")) {
            oneOf(properties, entry, "data format", parts[2], new TreeSet<>(catalog.findDataFormatNames()));
        } else if (parts.length > 2 && parts[1].equals("language")) {
            oneOf(properties, entry, "language", parts[2], new TreeSet<>(catalog.findLanguageNames()));
        } else if (parts.length > 3 && parts[1].equals("kamelet")) {
            kamelet(properties, entry, parts);
        } else if (option.isPresent()) {
            value(properties, entry, option.get());
        } else if (OPEN.stream().noneMatch(plain(key)::startsWith) && !isInsideTable(plain(key))) {
            Set<String> known = new TreeSet<>();
            listed.values().forEach(model -> known.add(model.getName()));
            report(properties, entry, "unknown key '" + key + "'", Suggestion.instead(key, known));
        }
    }

    private boolean isInsideTable(String key) {
        return listed.entrySet().stream()
                .anyMatch(entry -> entry.getValue().getType().equals("object")
                        && key.matches(Pattern.quote(entry.getKey()) + "[.\\[].+"));
    }

    private void component(PropertiesFile properties, Entry entry, String[] parts) {
        if (!oneOf(properties, entry, "component", parts[2], components.names()) || parts.length < 4) {
            return;
        }
        String name = parts[3].split("[.\\[]", 2)[0];
        Map<String, BaseOptionModel> options = new TreeMap<>();
        components.model(parts[2]).getComponentOptions().forEach(option -> options.put(option.getName(), option));
        Optional<BaseOptionModel> option = options.values().stream()
                .filter(candidate -> plain(candidate.getName()).equals(plain(name)))
                .findFirst();
        if (option.isEmpty()) {
            report(
                    properties,
                    entry,
                    "unknown option '" + name + "' of component '" + parts[2] + "'",
                    Suggestion.instead(name, options.keySet()));
        } else if (name.equals(parts[3])) {
            value(properties, entry, option.get());
        }
    }

    private void kamelet(PropertiesFile properties, Entry entry, String[] parts) {
        Optional<Kamelet> kamelet = Optional.ofNullable(kamelets.get(parts[2]));
        if (kamelet.isEmpty()) {
            report(
                    properties,
                    entry,
                    "unknown Kamelet '" + parts[2] + "'",
                    Suggestion.instead(parts[2], kamelets.keySet()));
        } else {
            oneOf(
                    properties,
                    entry,
                    "parameter of Kamelet '" + parts[2] + "':",
                    parts[3],
                    kamelet.get().parameters().keySet());
        }
    }

    private boolean oneOf(PropertiesFile properties, Entry entry, String what, String name, Set<String> known) {
        if (!known.contains(name)) {
            report(properties, entry, "unknown " + what + " '" + name + "'", Suggestion.instead(name, known));
        }
        return known.contains(name);
    }

    private void value(PropertiesFile properties, Entry entry, BaseOptionModel option) {
        List<String> allowed = Optional.ofNullable(option.getEnums()).orElse(List.of());
        new ValueType(option.getType(), allowed)
                .check(entry.value())
                .ifPresent(refusal ->
                        report(properties, entry, "'" + entry.key() + "' " + refusal.problem(), refusal.remedy()));
    }

    private void report(PropertiesFile properties, Entry entry, String problem, String remedy) {
        findings.add(properties.file(), entry.line(), problem, remedy);
    }

    /** A key as Camel compares it: {@code auto-startup} and {@code autoStartup} are one. */
    private static String plain(String key) {
        return key.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
