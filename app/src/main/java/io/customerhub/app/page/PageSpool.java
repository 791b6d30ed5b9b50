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
import org.apache.camel.Exchange;

/**
 * Keeps the pages of a run on disk until its source is read to the end: however slow that is, a transaction that begins then
 * lasts no longer than our own work. The file may be read by its owner only, and is gone when this is closed.
 */
public final class PageSpool implements Belt, AutoCloseable {
    private final Path file;
    private final DataOutputStream out;
    private int pages;

    /** Makes an empty one. */
    public PageSpool() {
        try {
            file = Files.createTempFile("customer-hub", ".pages");
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("making room for the pages of a plan in the folder of temporary files", e);
        }
    }

    /** Takes the pages, one by one. */
    @FunctionalInterface
    public interface Taker {
        void take(Page page) throws Exception;
    }

    /** Makes this the end of the way of a run's pages. */
    public void begin(Exchange reading) {
        reading.setProperty(PROPERTY, this);
    }

    @Override
    public void handOver(Exchange brought, String place) throws Exception {
        add(brought.getMessage().getMandatoryBody(Page.class));
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
    public void forEach(Taker taker) throws Exception {
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
