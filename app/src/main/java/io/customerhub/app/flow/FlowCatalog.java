package io.customerhub.app.flow;

import io.customerhub.app.HubException;
import io.customerhub.app.HubProperties;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The flows of a hub's home: its table of contents. */
public final class FlowCatalog {
    private static final String SUFFIX = ".camel.yaml";

    private FlowCatalog() {}

    /**
     * A flow.
     *
     * @param schedule when it runs; empty for on demand
     * @param from the Kamelet that reads its source
     * @param to the sinks that are told what it changes
     */
    public record Flow(String flow, String description, String schedule, String from, List<String> to) {
        public Flow {
            to = List.copyOf(to);
        }
    }

    /** The names of all flows, in the order of their files. */
    public static List<String> names(Path home) {
        return DeclaredFiles.find(home.resolve("routes/sources"), SUFFIX).stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }

    /**
     * Makes sure that a flow exists.
     *
     * @throws HubException where none has that name, with the one that may be meant
     */
    public static void require(Path home, String flow) {
        List<String> flows = names(home);
        if (!flows.contains(flow)) {
            throw new HubException("no flow '" + flow + "'; " + Suggestion.instead(flow, flows));
        }
    }

    /** All flows. */
    public static List<Flow> read(Path home, HubProperties properties) {
        var flows = new ArrayList<Flow>();
        for (String name : names(home)) {
            Path file = home.resolve("routes/sources/" + name + SUFFIX);
            var findings = new Findings();
            DeclaredFiles.read(file, findings)
                    .flatMap(root -> root.items().stream().findFirst())
                    .flatMap(item -> item.get("route"))
                    .ifPresent(route -> flows.add(flow(name, route, properties)));
            findings.throwIfAny();
        }
        return flows;
    }

    private static Flow flow(String name, Declared route, HubProperties properties) {
        return new Flow(
                name,
                route.text("description").orElse(""),
                properties.schedules().getOrDefault(name, ""),
                route.get("from").flatMap(from -> from.text("uri")).orElse(""),
                properties.sinks());
    }
}
