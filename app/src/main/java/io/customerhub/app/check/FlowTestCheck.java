package io.customerhub.app.check;

import io.customerhub.app.check.RouteParts.Endpoint;
import io.customerhub.app.event.EventReader;
import io.customerhub.app.flowtest.FlowTestFile;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.SourceMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Checks that every flow has tests, and that their words are those of its source, of the hub and of its sinks. */
final class FlowTestCheck {
    private final HubFiles files;
    private final Findings findings;

    FlowTestCheck(HubFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    void check(List<RouteParts> flows) {
        Map<String, String> folders = folders(flows);
        Set<String> names = folders.keySet();
        Map<String, Path> tests = new TreeMap<>();
        FlowTestFile.find(files.home()).forEach(file -> tests.put(FlowTestFile.flow(file), file));
        tests.forEach((flow, file) -> {
            if (!names.contains(flow)) {
                findings.add(
                        file,
                        0,
                        "there is no flow routes/sources/" + flow + HubFiles.ROUTE_SUFFIX,
                        Misspelling.remedy(flow, names, "write it, or remove the tests"));
            }
        });
        for (String flow : names) {
            if (!tests.containsKey(flow) && !Misspelling.explains(flow, tests.keySet(), names)) {
                findings.add(
                        files.home().resolve("routes/" + folders.get(flow) + "/" + flow + HubFiles.ROUTE_SUFFIX),
                        0,
                        "the flow '" + flow + "' has no tests",
                        "write routes/" + folders.get(flow) + "/" + flow + FlowTestFile.SUFFIX
                                + "; docs/how-to/test-a-flow.md shows how");
            }
        }
        var broken = new Findings();
        Mappings mappings = Mappings.read(files.home().resolve("mappings"), broken);
        if (broken.isEmpty()) { // otherwise words would be missing that only cannot be read
            Map<String, String> sources = sources(flows);
            StreamSchemaCheck.streams(files, flows).keySet().forEach(flow -> sources.put(flow, EventReader.SOURCE));
            tests.values()
                    .forEach(file -> FlowTestFile.read(file, mappings, findings)
                            .ifPresent(read -> source(
                                    read,
                                    Optional.ofNullable(sources.get(read.flow()))
                                            .filter(its -> isMapped(its, mappings)))));
        }
    }

    /** The flows that bring pages, each with its folder. */
    private Map<String, String> folders(List<RouteParts> flows) {
        Map<String, String> folders = new TreeMap<>();
        StreamSchemaCheck.streams(files, flows).forEach((flow, topic) -> folders.put(flow, "streams"));
        files.flows("sources").forEach(flow -> folders.put(flow, "sources"));
        return folders;
    }

    private static boolean isMapped(String source, Mappings mappings) {
        return mappings.all().stream()
                .anyMatch(mapping ->
                        mapping instanceof SourceMapping of && of.source().equals(source));
    }

    private void source(FlowTestFile tests, Optional<String> source) {
        Declared given = tests.source();
        source.filter(its -> !given.text().equals(Optional.of(its)))
                .ifPresent(its -> findings.add(
                        given,
                        "the flow's records are of the source '" + its + "', and its tests give those of '"
                                + given.text().orElse("") + "'",
                        "write 'source: " + its + "'"));
    }

    /** For each flow the source that its Kamelet names, where it does. */
    private Map<String, String> sources(List<RouteParts> flows) {
        Map<String, String> sources = new TreeMap<>();
        for (RouteParts parts : flows) {
            if (files.folder(parts.file()).equals(Optional.of("sources"))) {
                parts.endpoints().stream()
                        .flatMap(this::source)
                        .forEach(
                                source -> sources.put(HubFiles.name(parts.file().file()), source));
            }
        }
        return sources;
    }

    private Stream<String> source(Endpoint endpoint) {
        return KameletCallCheck.called(endpoint)
                .flatMap(name -> Optional.ofNullable(files.kamelets().get(name)))
                .flatMap(kamelet -> MappingCheck.argument(endpoint, kamelet, "source"))
                .stream();
    }
}
