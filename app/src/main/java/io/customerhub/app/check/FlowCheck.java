package io.customerhub.app.check;

import io.customerhub.app.check.RouteParts.Step;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks the house's rules of routes: one flow a file, named like it, and a story to whoever reads the descriptions. */
final class FlowCheck {
    private static final Map<String, String> KINDS = Map.of(
            "sources", "source",
            "stages", "stage",
            "sinks", "sink",
            "targets", "target",
            "webhooks", "webhook",
            "streams", "stream");
    private static final List<String> KEYS = List.of("id", "description", "group");
    private static final Set<String> PARTS_OF_A_STEP =
            Set.of("when", "otherwise", "doCatch", "doFinally", "onFallback");

    private final HubFiles files;
    private final Findings findings;
    private final Map<String, Path> ids = new HashMap<>();
    private final Set<String> configurations = new TreeSet<>();

    FlowCheck(HubFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
        files.routes().stream()
                .flatMap(file -> file.items().stream())
                .flatMap(item -> item.get("routeConfiguration").stream())
                .flatMap(configuration -> configuration.text("id").stream())
                .forEach(configurations::add);
    }

    void check(Declared file) {
        files.folder(file)
                .ifPresentOrElse(
                        folder -> flow(file, folder),
                        () -> file.items()
                                .forEach(item -> item.get("route").ifPresent(route -> described(item, route))));
    }

    /** Checks that whoever reads only the descriptions of a route's steps has read its story. */
    void check(RouteParts parts) {
        for (Step step : parts.steps()) {
            boolean silent = step.body()
                    .text("description")
                    .filter(text -> !text.isBlank())
                    .isEmpty();
            // a step in short form is reported as such
            boolean hasPlace = step.body().text().isEmpty();
            if (step.describable() && silent && hasPlace && !PARTS_OF_A_STEP.contains(step.word())) {
                findings.add(
                        parts.file().file(),
                        step.line(),
                        "the step '" + step.word() + "' has no description",
                        "add 'description:' and say what it is for");
            }
        }
    }

    private void flow(Declared file, String folder) {
        if (!KINDS.containsKey(folder)) {
            findings.add(
                    file.file(),
                    0,
                    "unknown folder 'routes/" + folder + "'",
                    Suggestion.instead(folder, KINDS.keySet()));
            return;
        }
        int routes = 0;
        for (Declared item : file.items()) {
            for (String word : item.entries().keySet()) {
                if (word.equals("route")) {
                    routes++;
                }
                if (word.equals("route") && routes > 1) {
                    findings.add(
                            file.file(),
                            item.lineOf(word),
                            "a second flow in one file",
                            "move it to a file of its own");
                } else if (word.equals("from")) {
                    findings.add(
                            file.file(),
                            item.lineOf(word),
                            "the flow is in short form, without id, description and group",
                            "put 'route:' above 'from:' and indent it");
                } else if (word.equals("routeTemplate") || word.equals("routeConfiguration")) {
                    findings.add(
                            file.file(),
                            item.lineOf(word),
                            "a '" + word + "' in a flow's file",
                            "move it to a file directly in routes/");
                }
            }
            item.get("route").ifPresent(route -> {
                described(item, route);
                named(route, KINDS.get(folder) + "-" + HubFiles.name(file.file()));
            });
        }
        if (file.isList()
                && routes == 0
                && file.items().stream().noneMatch(item -> item.get("from").isPresent())) {
            findings.add(file.file(), 1, "there is no flow in the file", "begin it with '- route:'");
        }
    }

    private void described(Declared item, Declared route) {
        for (String key : KEYS) {
            if (route.text(key).filter(text -> !text.isBlank()).isEmpty()
                    && !Misspelling.explains(key, route.entries().keySet(), KEYS)) {
                findings.add(route.file(), item.lineOf("route"), "the route has no " + key, "add '" + key + ":' to it");
            }
        }
        route.get("routeConfigurationId").ifPresent(this::configured);
        route.text("id").ifPresent(id -> {
            Path earlier = ids.putIfAbsent(id, route.file());
            if (earlier != null) {
                findings.add(
                        route.file(),
                        route.lineOf("id"),
                        "the id '" + id + "' is that of " + earlier,
                        "give it its own");
            }
        });
    }

    private void configured(Declared configuration) {
        String id = configuration.text().orElse("");
        boolean plain = !ValueType.isDeferred(id) && !id.contains("*") && !id.contains(",");
        if (plain && files.unreadable().isEmpty() && !configurations.contains(id)) {
            findings.add(
                    configuration, "unknown route configuration '" + id + "'", Suggestion.instead(id, configurations));
        }
    }

    private void named(Declared route, String expected) {
        route.text("id")
                .filter(id -> !id.equals(expected))
                .ifPresent(id -> findings.add(
                        route.file(),
                        route.lineOf("id"),
                        "the route's id '" + id + "' is not its file's",
                        "write 'id: " + expected + "'"));
    }
}
