package io.customerhub.app.check;

import io.customerhub.app.check.RouteParts.Endpoint;
import io.customerhub.app.event.EventReader;
import io.customerhub.app.event.EventSchemas;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.mapping.Mappings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks that every topic that is read has a sound schema and a mapping, and that every schema is some topic's. */
final class StreamSchemaCheck {
    private static final String KAFKA = "kafka";

    private final HubFiles files;
    private final Findings findings;

    StreamSchemaCheck(HubFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    /** The streams that read Kafka, each with the place where its topic is named. */
    static Map<String, Optional<Declared>> streams(HubFiles files, List<RouteParts> routes) {
        Map<String, Optional<Declared>> streams = new TreeMap<>();
        for (RouteParts route : routes) {
            if (files.folder(route.file()).equals(Optional.of("streams"))) {
                route.endpoints().stream()
                        .filter(endpoint -> endpoint.component().equals(KAFKA) && endpoint.consumes())
                        .forEach(endpoint ->
                                streams.put(HubFiles.name(route.file().file()), topic(endpoint)));
            }
        }
        return streams;
    }

    private static Optional<Declared> topic(Endpoint endpoint) {
        return endpoint.body().get("parameters").flatMap(parameters -> parameters.get("topic"));
    }

    void check(List<RouteParts> routes) {
        EventSchemas.read(files.home(), findings);
        List<Path> schemas = EventSchemas.files(files.home());
        Set<String> described = schemas.stream().map(EventSchemas::topic).collect(Collectors.toSet());
        Map<String, Optional<Declared>> streams = streams(files, routes);
        Set<String> mapped = mapped(streams.keySet());
        streams.forEach((flow, topic) -> topic.ifPresent(place -> topic(flow, place, described, mapped)));
        Set<String> read = streams.values().stream()
                .flatMap(topic -> topic.flatMap(Declared::text).stream())
                .collect(Collectors.toSet());
        for (Path schema : schemas) {
            String topic = EventSchemas.topic(schema);
            if (!read.contains(topic)) {
                findings.add(schema, 0, "no stream reads the topic '" + topic + "'", Suggestion.instead(topic, read));
            }
        }
    }

    /** Those of the topics that have a mapping; all where mappings are broken, which is told elsewhere. */
    private Set<String> mapped(Set<String> topics) {
        var broken = new Findings();
        Mappings mappings = Mappings.read(files.home().resolve("mappings"), broken);
        return topics.stream()
                .filter(topic -> !broken.isEmpty()
                        || !mappings.ofSource(EventReader.SOURCE, topic).isEmpty())
                .collect(Collectors.toSet());
    }

    private void topic(String flow, Declared place, Set<String> described, Set<String> mapped) {
        String topic = place.text().orElse("");
        if (!topic.equals(flow)) {
            findings.add(place, "the topic '" + topic + "' is not this file's", "write 'topic: " + flow + "'");
            return;
        }
        if (!described.contains(topic)) {
            findings.add(
                    place,
                    "the events of '" + topic + "' have no schema",
                    Misspelling.remedy(topic, described, "write " + EventSchemas.FOLDER + "/" + topic + ".json"));
        }
        if (!mapped.contains(topic)) {
            findings.add(
                    place,
                    "no mapping is for " + EventReader.SOURCE + "/" + topic,
                    "write mappings/" + topic + ".yaml with 'source: " + EventReader.SOURCE + "'");
        }
    }
}
