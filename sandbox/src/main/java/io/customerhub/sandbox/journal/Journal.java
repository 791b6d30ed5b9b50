package io.customerhub.sandbox.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was written to one vendor, one JSON line a request, in a file that only grows. A line is handed to the operating
 * system before the request is answered, so it survives the process being killed; a torn last line is cut off at the
 * next start.
 */
public final class Journal implements AutoCloseable {

    private final Path file;
    private final Optional<FileChannel> channel;

    private Journal(Path file, Optional<FileChannel> channel) {
        this.file = file;
        this.channel = channel;
    }

    /** A journal that forgets. */
    public static Journal forgetting() {
        return new Journal(Path.of("forgotten"), Optional.empty());
    }

    /** Opens {@code folder/name.journal}, makes it if need be, and holds it against a second sandbox. */
    public static Journal open(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".journal");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new IOException("opening " + file
                    + ": another sandbox holds it; stop that one or give this one a --state folder of its own");
        }
        cutTornLine(file, channel);
        channel.position(channel.size());
        return new Journal(file, Optional.of(channel));
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void cutTornLine(Path file, FileChannel channel) throws IOException {
        long end = channel.size();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            while (end > 0) {
                bytes.seek(end - 1);
                if (bytes.read() == '\n') {
                    break;
                }
                end--;
            }
        }
        if (end < channel.size()) {
            System.err.println("opening " + file + ": ignoring its torn last line");
            channel.truncate(end);
        }
    }

    /** Reads what was written in former lives, oldest first. */
    public void replay(Consumer<JsonNode> reader) {
        if (channel.isEmpty()) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                reader.accept(parse(line, number));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + file, unreadable);
        }
    }

    private JsonNode parse(String line, int number) {
        try {
            return Json.read(line);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(
                    "reading " + file + " line " + number + ": not JSON; move the file away to start empty", malformed);
        }
    }

    public synchronized void append(JsonNode line) {
        if (channel.isEmpty()) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap((Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.get().write(bytes);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("writing " + file, unwritable);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
        }
    }
}
