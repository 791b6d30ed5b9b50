package io.customerhub.app.page;

import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/** Pages on disk, in a file that only its owner may read and that is gone when it is closed: as many as there may be. */
final class PageSpool implements AutoCloseable {
    private final Path file;
    private final DataOutputStream out;
    private int pages;

    PageSpool() {
        try {
            file = Files.createTempFile("customer-hub", ".pages");
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("making room for the pages of a plan in the folder of temporary files", e);
        }
    }

    /** Takes the pages, one by one. */
    @FunctionalInterface
    interface Taker {
        void take(Page page) throws Exception;
    }

    void add(Page page) throws IOException {
        write(page.source());
        write(page.cursor());
        out.writeInt(page.records().size());
        for (RawRecord record : page.records()) {
            write(record.entity());
            write(record.id());
            out.writeBoolean(record.deleted());
            write(record.payload());
            out.writeBoolean(record.problem().isPresent());
            write(record.problem().orElse(""));
        }
        pages++;
    }

    /** Gives all pages, in the order in which they came; may be asked again. */
    void forEach(Taker taker) throws Exception {
        out.flush();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int page = 0; page < pages; page++) {
                taker.take(page(in));
            }
        }
    }

    private static Page page(DataInputStream in) throws IOException {
        String source = text(in);
        String cursor = text(in);
        int size = in.readInt();
        var records = new ArrayList<RawRecord>(size);
        for (int i = 0; i < size; i++) {
            String entity = text(in);
            String id = text(in);
            boolean deleted = in.readBoolean();
            byte[] payload = bytes(in);
            boolean unsound = in.readBoolean();
            String problem = text(in);
            records.add(new RawRecord(
                    entity,
                    id,
                    deleted,
                    payload,
                    JsonRecords.MAPPER.readTree(payload),
                    unsound ? Optional.of(problem) : Optional.empty()));
        }
        return new Page(source, records, cursor);
    }

    private void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    @Override
    public void close() {
        try (out) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("removing the pages of a plan: " + file, e);
        }
    }
}
