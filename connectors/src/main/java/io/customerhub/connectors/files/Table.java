package io.customerhub.connectors.files;

import java.io.IOException;
import java.util.Optional;

/** The rows of a file from top to bottom, a few in memory at a time; the first is the header. */
interface Table extends AutoCloseable {
    /**
     * The next row; nothing at the end.
     *
     * @throws FileTrouble where the file is not what its name says
     */
    Optional<TableRow> next() throws FileTrouble;

    @Override
    void close() throws IOException;
}
