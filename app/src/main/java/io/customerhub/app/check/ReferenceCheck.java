package io.customerhub.app.check;

import io.customerhub.app.check.RouteParts.BeanReference;
import io.customerhub.app.check.RouteParts.Endpoint;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks that what a route names exists: the flows it sends to, and the beans it calls. */
final class ReferenceCheck {
    private static final Map<String, String> NAME_OPTIONS = Map.of("direct", "name", "seda", "name");
    private static final Set<String> MADE_IN_PLACE =
            Set.of("#class:", "#type:", "#property:", "#valueAs(", "#autowired");

    private final Set<String> beans;
    private final List<RouteParts> all;
    private final Findings findings;

    ReferenceCheck(Set<String> beans, List<RouteParts> all, Findings findings) {
        this.beans = beans;
        this.all = all;
        this.findings = findings;
    }

    /** Checks that every flow that is sent to begins somewhere in these files. */
    void flows() {
        NAME_OPTIONS.forEach(this::flows);
    }

    /** Checks that every bean that is called is the hub's, or declared in a route file. */
    void beans() {
        var shared = new HashSet<>(beans);
        all.stream().filter(parts -> parts.file().isList()).forEach(parts -> shared.addAll(parts.beans()));
        for (RouteParts parts : all) {
            parts.beanReferences().forEach(reference -> bean(reference, shared));
            parts.endpoints().forEach(endpoint -> beansOf(endpoint, shared));
        }
    }

    private void flows(String component, String option) {
        Set<String> consumed = new TreeSet<>();
        all.stream()
                .flatMap(parts -> parts.endpoints().stream())
                .filter(endpoint -> endpoint.component().equals(component) && endpoint.consumes())
                .forEach(endpoint ->
                        name(endpoint, option).flatMap(Declared::text).ifPresent(consumed::add));
        for (RouteParts parts : all) {
            for (Endpoint endpoint : parts.endpoints()) {
                if (endpoint.component().equals(component) && !endpoint.consumes()) {
                    name(endpoint, option).ifPresent(name -> flow(component, name, consumed));
                }
            }
        }
    }

    private void flow(String component, Declared name, Set<String> consumed) {
        String target = name.text().orElse("");
        if (!ValueType.isDeferred(target) && consumed.stream().noneMatch(known -> serves(known, target))) {
            findings.add(
                    name,
                    "no route begins with " + component + " '" + target + "'",
                    Suggestion.instead(target, consumed));
        }
    }

    /** Whether a consumer, whose name may hold placeholders of its template, can be the one that is meant. */
    private static boolean serves(String consumer, String target) {
        var pattern = new StringBuilder();
        for (String literal : consumer.split("\\{\\{[^}]*}}", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".+").append(Pattern.quote(literal));
        }
        return target.matches(pattern.toString());
    }

    /** The name option; for a uri that wrongly holds the name itself, the uri is reported and the name not looked for. */
    private static Optional<Declared> name(Endpoint endpoint, String option) {
        return endpoint.body().get("parameters").flatMap(parameters -> parameters.get(option));
    }

    private void bean(BeanReference reference, Set<String> known) {
        reference.name().text().ifPresent(text -> bean(reference.name(), text, known));
    }

    private void beansOf(Endpoint endpoint, Set<String> known) {
        Map<String, Declared> options =
                endpoint.body().get("parameters").map(Declared::entries).orElse(Map.of());
        options.forEach((option, value) -> {
            String text = value.text().orElse("");
            boolean named = text.startsWith("#")
                    || (option.equals("beanName") && endpoint.component().equals("bean"));
            if (named) {
                bean(value, text, known);
            }
        });
    }

    private void bean(Declared place, String text, Set<String> known) {
        if (text.contains("{{") || text.contains("${") || MADE_IN_PLACE.stream().anyMatch(text::startsWith)) {
            return;
        }
        String name = text.replaceFirst("^#(bean:)?", "");
        if (!known.contains(name)) {
            findings.add(place, "unknown bean '" + name + "'", Suggestion.instead(name, known));
        }
    }
}
