package io.customerhub.warehouse.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders with all that is in them. */
final class Trees {
    private static final Logger log = LoggerFactory.getLogger(Trees.class);

    private Trees() {}

    /** Deletes as much as can be: a program that is being killed may still write into it; the next start tries again. */
    static void delete(Path top) {
        try (Stream<Path> walk = Files.walk(top)) {
            List<Path> files = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("Could not delete all of {}: {}", top, e.toString());
        }
    }
}
