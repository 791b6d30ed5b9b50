package io.customerhub.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/** What can be seen of a file without reading it: two looks that are equal say that nobody is writing it just now. */
record FileLook(long size, Instant modified) {
    /** How a file looks; nothing where it is gone. */
    static Optional<FileLook> at(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new FileLook(
                            attributes.size(), attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The look as it is kept in a cursor. */
    @Override
    public String toString() {
        return size + " bytes of " + modified;
    }
}
