package io.customerhub.app.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.declaration.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schemas of a home's events, by their topics. */
public final class EventSchemas {
    /** The folder of schemas in the home. */
    public static final String FOLDER = "config/schemas";

    private static final String SUFFIX = ".json";

    private final Map<String, EventSchema> byTopic;

    private EventSchemas(Map<String, EventSchema> byTopic) {
        this.byTopic = Map.copyOf(byTopic);
    }

    /** Reads all; what is wrong with any goes to {@code findings}. */
    public static EventSchemas read(Path home, Findings findings) {
        Map<String, EventSchema> byTopic = new TreeMap<>();
        for (Path file : files(home)) {
            EventSchema.read(file, findings).ifPresent(schema -> byTopic.put(topic(file), schema));
        }
        return new EventSchemas(byTopic);
    }

    /** The files, in the order of their names. */
    public static List<Path> files(Path home) {
        Path folder = home.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + folder, e);
        }
    }

    /** The topic whose events a file describes. */
    public static String topic(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** The schema of a topic's events. */
    Optional<EventSchema> of(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }

    /** What is wrong with an event of a topic, in words that follow "it"; empty where nothing is. */
    public Optional<String> complaint(String topic, JsonNode event) {
        return of(topic)
                .map(schema -> schema.complaint(event).map(words -> "is not as its schema says: " + words))
                .orElseGet(() -> Optional.of("has no schema: there is no " + FOLDER + "/" + topic + SUFFIX));
    }
}
