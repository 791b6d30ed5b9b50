package io.customerhub.app.check;

import com.schibsted.spt.data.jslt.JsltException;
import io.customerhub.app.check.Kamelet.Parameter;
import io.customerhub.app.check.RouteParts.Endpoint;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.mapping.Mapping;
import io.customerhub.mapping.MappingTests;
import io.customerhub.mapping.Mappings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks the mappings, and that flows and mappings are made for each other. */
final class MappingCheck {
    private final HubFiles files;
    private final Findings findings;
    private final List<Declared> declared = new ArrayList<>();
    private final boolean complete;

    MappingCheck(HubFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
        var unreadable = new Findings();
        for (Path file : DeclaredFiles.find(files.home().resolve("mappings"), ".yaml")) {
            DeclaredFiles.read(file, unreadable).ifPresent(declared::add);
        }
        complete = unreadable.isEmpty();
    }

    /** Reads all mappings and runs their tests. */
    void mappings() {
        var broken = new Findings();
        List<Mapping> all =
                Mappings.read(files.home().resolve("mappings"), broken).all();
        findings.addAll(broken.list());
        for (Mapping mapping : all) {
            if (broken.list().stream().anyMatch(finding -> finding.file().equals(mapping.file()))) {
                continue; // its tests would only say the same again
            }
            try {
                MappingTests.run(mapping, findings);
            } catch (JsltException e) {
                findings.add(mapping.file(), 0, "its tests cannot be run: " + e.getMessage(), "mend the field");
            }
        }
    }

    /** Checks that whatever a flow in {@code routes/sources} reads is mapped. */
    void sources(RouteParts parts) {
        if (!complete || !files.folder(parts.file()).equals(Optional.of("sources"))) {
            return;
        }
        for (Endpoint endpoint : parts.endpoints()) {
            KameletCallCheck.called(endpoint)
                    .flatMap(name -> Optional.ofNullable(files.kamelets().get(name)))
                    .ifPresent(kamelet -> call(parts, endpoint, kamelet));
        }
    }

    private void call(RouteParts parts, Endpoint endpoint, Kamelet kamelet) {
        String flow = HubFiles.name(parts.file().file());
        argument(endpoint, kamelet, "flow")
                .filter(named -> !named.equals(flow))
                .ifPresent(named -> findings.add(
                        parts.file().file(),
                        line(endpoint, "flow"),
                        "the flow '" + named + "' is not this file's",
                        "write 'flow: " + flow + "'"));
        argument(endpoint, kamelet, "source").ifPresent(source -> source(endpoint, kamelet, source));
    }

    private void source(Endpoint endpoint, Kamelet kamelet, String source) {
        List<String> entities = Stream.of("entity", "entities")
                .flatMap(name -> argument(endpoint, kamelet, name).stream())
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .toList();
        Set<String> known = new TreeSet<>();
        Set<String> mapped = new TreeSet<>();
        for (Declared mapping : declared) {
            mapping.text("source").ifPresent(known::add);
            if (mapping.text("source").equals(Optional.of(source))) {
                mapped.addAll(mapping.get("entities").map(Declared::texts).orElse(List.of()));
            }
        }
        if (!known.contains(source)) {
            findings.add(
                    endpoint.body().file(),
                    line(endpoint, "source"),
                    "no mapping is for the source '" + source + "'",
                    Misspelling.remedy(source, known, "write mappings/" + source + ".yaml"));
            return;
        }
        for (String entity : entities) {
            if (!mapped.contains(entity)) {
                findings.add(
                        endpoint.body().file(),
                        line(
                                endpoint,
                                endpoint.body()
                                                .get("parameters")
                                                .flatMap(given -> given.get("entities"))
                                                .isPresent()
                                        ? "entities"
                                        : "entity"),
                        "no mapping of source '" + source + "' is for the entity '" + entity + "'",
                        Misspelling.remedy(entity, mapped, "add it to a mapping of that source"));
            }
        }
    }

    /** What a call gives a Kamelet for a parameter, or else the parameter's default; nothing that is only known later. */
    static Optional<String> argument(Endpoint endpoint, Kamelet kamelet, String name) {
        return endpoint.body()
                .get("parameters")
                .flatMap(given -> given.text(name))
                .or(() -> Optional.ofNullable(kamelet.parameters().get(name)).flatMap(Parameter::defaultValue))
                .filter(text -> !ValueType.isDeferred(text));
    }

    private static int line(Endpoint endpoint, String parameter) {
        return endpoint.body()
                .get("parameters")
                .flatMap(given -> given.get(parameter))
                .map(Declared::line)
                .orElse(endpoint.line());
    }

    /** Checks that every sink has its mapping, and every mapping for a sink its flow. */
    void sinks() {
        Set<String> flows = files.flows("sinks");
        var mapped = new TreeMap<String, Declared>();
        declared.forEach(mapping ->
                mapping.get("sink").ifPresent(sink -> mapped.put(sink.text().orElse(""), sink)));
        for (Map.Entry<String, Declared> mapping : mapped.entrySet()) {
            if (!flows.contains(mapping.getKey())) {
                findings.add(
                        mapping.getValue(),
                        "there is no flow routes/sinks/" + mapping.getKey() + HubFiles.ROUTE_SUFFIX,
                        Misspelling.remedy(mapping.getKey(), flows, "write it, or remove the mapping"));
            }
        }
        for (String flow : flows) {
            if (complete && !mapped.containsKey(flow) && !Misspelling.explains(flow, mapped.keySet(), flows)) {
                findings.add(
                        files.home().resolve("routes/sinks/" + flow + HubFiles.ROUTE_SUFFIX),
                        0,
                        "no mapping is for the sink '" + flow + "'",
                        Misspelling.remedy(
                                flow, mapped.keySet(), "write mappings/" + flow + ".yaml with 'sink: " + flow + "'"));
            }
        }
    }
}
