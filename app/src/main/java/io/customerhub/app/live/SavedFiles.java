package io.customerhub.app.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a home that an engineer edits, as they were saved last: by time, size and identity, not by content. */
public record SavedFiles(Path home, Map<Path, String> versions) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final List<String> FOLDERS = List.of("routes", "mappings", "config", "connectors/kamelets");

    public SavedFiles {
        versions = Map.copyOf(versions);
    }

    /** Looks at the files. */
    public static SavedFiles of(Path home) {
        var versions = new TreeMap<Path, String>();
        for (String folder : FOLDERS) {
            if (!Files.isDirectory(home.resolve(folder))) {
                continue;
            }
            try (Stream<Path> files = Files.walk(home.resolve(folder))) {
                files.forEach(file -> version(file).ifPresent(version -> versions.put(file, version)));
            } catch (UncheckedIOException e) {
                // A file that went while its folder was listed: what is left is seen at the next look.
                if (!(e.getCause() instanceof NoSuchFileException)) {
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("listing " + home.resolve(folder), e);
            }
        }
        return new SavedFiles(home, versions);
    }

    /** Empty for a folder, and for a file that is gone by now: an editor puts a new one in its place. */
    private static Optional<String> version(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey())
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("looking at " + file, e);
        }
    }

    /** Waits until something else is saved, and nothing more for a moment. */
    public SavedFiles awaitNext() throws InterruptedException {
        SavedFiles last = this;
        while (true) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            SavedFiles now = of(home);
            if (now.equals(last) && !now.equals(this)) {
                return now;
            }
            last = now;
        }
    }
}
