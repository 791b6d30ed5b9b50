package io.customerhub.warehouse.database;

import io.customerhub.connectors.tokens.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the embedded server keeps its data. It gets its name only when it is finished. */
final class DataDirectory {
    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
    private static final String MAJOR_VERSION = "18";
    private static final String DRAFT = HubFolder.DATA + ".new-";

    /** PostgreSQL numbers what users make from here on; below are its own templates. */
    private static final int FIRST_USER_OBJECT = 16384;

    private final Path folder;
    private final Path data;
    private final Account account;
    private final ServerCommands commands;

    DataDirectory(Path folder, Account account, ServerCommands commands) {
        this.folder = folder;
        this.data = folder.resolve(HubFolder.DATA);
        this.account = account;
        this.commands = commands;
    }

    /** Leaves a finished cluster of our version; needs the folder's lock. */
    void prepare(Secret password) {
        try {
            account.letThrough(folder);
            removeDrafts();
            if (Files.exists(data) && !isFinished()) {
                setAside();
            }
            if (!Files.exists(data)) {
                create(password);
            }
            requireOurVersion();
            account.own(data);
        } catch (IOException e) {
            throw new DatabaseException(
                    "making the warehouse's data directory " + data + ": " + e
                            + "; the folder must be writable, and its disk not full",
                    e);
        }
    }

    /**
     * A pid file whose number belongs to another program by now would keep the server from starting. With our own number
     * in its place the server looks no further at it, but still checks the rest: that no process of the old server works
     * on.
     */
    void disownForeignProcess() {
        Optional<Postmaster> file = Postmaster.read(data);
        if (file.isEmpty() || !file.get().isAlive() || Postmaster.of(data).isPresent()) {
            return;
        }
        try {
            String text = Files.readString(Postmaster.file(data), StandardCharsets.UTF_8);
            Files.writeString(
                    Postmaster.file(data),
                    ProcessHandle.current().pid() + text.substring(text.indexOf('\n')),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DatabaseException("clearing the pid file of a server that is gone, in " + data, e);
        }
    }

    private boolean isFinished() {
        return Files.exists(data.resolve("PG_VERSION")) && Files.exists(data.resolve("global/pg_control"));
    }

    private void setAside() throws IOException {
        if (holdsDatabases()) {
            throw new DatabaseException("opening the warehouse in " + folder + ": " + data
                    + " holds databases but its PG_VERSION or global/pg_control is missing, so it is damaged;"
                    + " restore it from a backup, or move it away to start anew");
        }
        Path aside = folder.resolve(HubFolder.DATA + ".unfinished-" + System.currentTimeMillis());
        Files.move(data, aside, StandardCopyOption.ATOMIC_MOVE);
        log.warn("A half-made data directory was set aside as {}: it can be deleted", aside);
    }

    private boolean holdsDatabases() throws IOException {
        Path base = data.resolve("base");
        if (!Files.isDirectory(base)) {
            return false;
        }
        try (Stream<Path> databases = Files.list(base)) {
            return databases
                    .map(database -> database.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,10}"))
                    .anyMatch(name -> Long.parseLong(name) >= FIRST_USER_OBJECT);
        }
    }

    private void create(Secret password) throws IOException {
        log.info("Making the warehouse's data directory {}", data);
        Path draft = Files.createTempDirectory(folder, DRAFT);
        account.own(draft);
        Command.Result result = commands.initialise(draft, password.reveal());
        if (!result.succeeded()) {
            Trees.delete(draft);
            throw new DatabaseException(
                    "making the warehouse's data directory " + data + ": " + Failure.explain(result.output()));
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private void removeDrafts() throws IOException {
        List<Path> drafts;
        try (Stream<Path> files = Files.list(folder)) {
            drafts = files.filter(file -> file.getFileName().toString().startsWith(DRAFT))
                    .toList();
        }
        drafts.forEach(Trees::delete);
    }

    private void requireOurVersion() throws IOException {
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new DatabaseException("opening the warehouse in " + folder + ": its data was made by PostgreSQL "
                    + version + ", and this hub brings PostgreSQL " + MAJOR_VERSION
                    + "; run the hub that made it, or dump it with that version and restore it here");
        }
    }
}
