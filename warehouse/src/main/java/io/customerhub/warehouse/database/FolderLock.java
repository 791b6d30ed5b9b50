package io.customerhub.warehouse.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The right to run the folder's server. The system takes it back when the process ends, however it ends. */
final class FolderLock implements AutoCloseable {
    /**
     * The folders this process owns. A second channel on the file would not only fail to lock it: closing it would
     * silently give up the first one's lock, as POSIX has it.
     */
    private static final Set<Path> OWNED = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static Optional<FolderLock> tryAcquire(Path folder) {
        synchronized (OWNED) {
            if (OWNED.contains(folder)) {
                return Optional.empty();
            }
            try {
                FileChannel channel = FileChannel.open(
                        folder.resolve("hub.lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    channel.close();
                    return Optional.empty();
                }
                OWNED.add(folder);
                return Optional.of(new FolderLock(folder, channel));
            } catch (IOException e) {
                throw new DatabaseException(
                        "locking " + folder.resolve("hub.lock") + ": " + e
                                + "; the folder must be writable for this user, and on a disk of this machine",
                        e);
            }
        }
    }

    @Override
    public void close() {
        synchronized (OWNED) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new DatabaseException("releasing " + folder.resolve("hub.lock"), e);
            } finally {
                OWNED.remove(folder);
            }
        }
    }
}
