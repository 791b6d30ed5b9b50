package io.customerhub.app.check;

import io.customerhub.declaration.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A copy of the miniature home {@code check/good}, to break one thing in. */
record MiniatureHome(Path folder) {
    static final Path GOOD = Path.of("src/test/resources/check/good");
    private static final Set<String> BEANS = Set.of("qualityStage", "runLedger", "warehouse");
    private static final Set<String> PROPERTIES = Set.of("hub.tenant", "hub.warehouse.*", "hub.schedule.*");

    static MiniatureHome copyTo(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(GOOD)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(GOOD.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return new MiniatureHome(folder);
    }

    /** Replaces the only place where a text stands in a file; an empty text stands for the whole file. */
    void replace(String file, String text, String replacement) {
        Path path = folder.resolve(file);
        try {
            if (text.isEmpty()) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, replacement);
                return;
            }
            String content = Files.readString(path);
            int first = content.indexOf(text);
            if (first < 0 || content.indexOf(text, first + 1) >= 0) {
                throw new IllegalArgumentException("'" + text + "' does not stand once in " + file);
            }
            Files.writeString(path, content.replace(text, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException("breaking " + file, e);
        }
    }

    void remove(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("removing " + file, e);
        }
    }

    /** What its check finds, in words. */
    List<String> complaints() {
        return check().stream().map(Finding::toString).toList();
    }

    /** Adds a stream that reads a topic of its own name. */
    void addTopic(String topic) {
        replace("routes/streams/" + topic + ".camel.yaml", "", """
                - route:
                    id: stream-%1$s
                    description: What people do
                    group: streams
                    from:
                      uri: kafka
                      description: Reads events
                      parameters:
                        topic: %1$s
                        groupId: hub-%1$s
                      steps:
                        - log:
                            description: Take them
                            message: taken
                """.formatted(topic));
    }

    /** Adds a flow that one thing outside asks for others by. */
    void addAsking(String kind, String from) {
        replace("routes/" + kind + "s/shop.camel.yaml", "", """
                - route:
                    id: %s-shop
                    description: The shop says that something changed
                    group: %ss
                    from:
                """.formatted(kind, kind) + from.indent(6));
    }

    List<Finding> check() {
        return new HubCheck(folder, BEANS, PROPERTIES).run();
    }
}
