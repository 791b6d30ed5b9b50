package io.customerhub.app.check;

import io.customerhub.app.check.PropertiesFile.Entry;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that every placeholder is the name of something: a property, a variable, a parameter of the template it is in. */
final class PlaceholderCheck {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([?!]?)([^{}:?!]+)(:[^{}]*)?}}");
    private static final Set<String> FUNCTIONS = Set.of("env", "sys", "service", "bean", "propertiesFile");
    private static final Set<String> GIVEN_TO_TEMPLATES = Set.of("routeId", "templateId", "parentRouteId");

    private final PropertiesFile properties;
    private final Findings findings;
    private final Set<String> uses = new TreeSet<>();

    PlaceholderCheck(PropertiesFile properties, Findings findings) {
        this.properties = properties;
        this.findings = findings;
    }

    /** The names that the placeholders of the files checked so far use. */
    Set<String> uses() {
        return Set.copyOf(uses);
    }

    void properties() {
        for (Entry entry : properties.entries()) {
            Matcher found = PLACEHOLDER.matcher(entry.value());
            while (found.find()) {
                placeholder(new Use(properties.file(), entry.line(), found), properties.keys(), false);
            }
        }
    }

    /** Checks a route file; a route template's parameters and beans are known inside it. */
    void routes(Declared file) {
        for (Declared item : file.items()) {
            var names = new HashSet<>(properties.keys());
            item.get("routeTemplate").ifPresent(template -> {
                names.addAll(GIVEN_TO_TEMPLATES);
                names.addAll(names(template.get("parameters")));
                names.addAll(names(template.get("beans")));
            });
            scan(item, names, Set.of());
        }
    }

    /** Checks a Kamelet, both ways: what it uses is declared, what it declares is used. */
    void kamelet(Kamelet kamelet) {
        Optional<Declared> template = kamelet.template();
        if (template.isEmpty()) {
            return;
        }
        var names = new HashSet<>(properties.keys());
        names.addAll(GIVEN_TO_TEMPLATES);
        names.addAll(kamelet.parameters().keySet());
        names.addAll(names(template.get().get("beans")));
        Set<String> used = scan(template.get(), names, names);
        Optional<Declared> declared = kamelet.file()
                .get("spec")
                .flatMap(spec -> spec.get("definition"))
                .flatMap(definition -> definition.get("properties"));
        for (String name : kamelet.parameters().keySet()) {
            if (!used.contains(name)) {
                findings.add(
                        kamelet.file().file(),
                        declared.map(table -> table.lineOf(name)).orElse(0),
                        "the parameter '" + name + "' is declared and never used",
                        "use it as {{" + name + "}} in the template, or remove it");
            }
        }
    }

    private static List<String> names(Optional<Declared> list) {
        return list.map(Declared::items).orElse(List.of()).stream()
                .flatMap(item -> item.text("name").stream())
                .toList();
    }

    /** Checks all values below a place, and returns the names they use. */
    private Set<String> scan(Declared place, Set<String> known, Set<String> knownWhenOptional) {
        var used = new HashSet<String>();
        place.text().ifPresent(text -> {
            Matcher found = PLACEHOLDER.matcher(text);
            while (found.find()) {
                int below = (int) text.substring(0, found.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                var use = new Use(place.file(), place.textLine() + below, found);
                used.add(use.name());
                placeholder(use, known, !knownWhenOptional.isEmpty());
            }
        });
        place.items().forEach(item -> used.addAll(scan(item, known, knownWhenOptional)));
        for (Map.Entry<String, Declared> entry : place.entries().entrySet()) {
            used.addAll(scan(entry.getValue(), known, knownWhenOptional));
        }
        return used;
    }

    /** One placeholder in a text. */
    private record Use(Path file, int line, boolean optional, String name, String rest) {
        Use(Path file, int line, Matcher found) {
            this(
                    file,
                    line,
                    found.group(1).equals("?"),
                    found.group(2).strip(),
                    Optional.ofNullable(found.group(3)).orElse(""));
        }
    }

    private void placeholder(Use use, Set<String> known, boolean inKamelet) {
        uses.add(use.name());
        boolean function = FUNCTIONS.contains(use.name()) && use.rest().length() > 1;
        boolean mayBeAbsent = !use.rest().isEmpty() || (use.optional() && !inKamelet);
        if (!function && !mayBeAbsent && !known.contains(use.name())) {
            findings.add(
                    use.file(),
                    use.line(),
                    "nothing is called {{" + use.name() + "}}",
                    Misspelling.remedy(
                            use.name(),
                            known,
                            inKamelet ? "declare it in 'properties'" : "set it in config/application.properties"));
        }
    }
}
