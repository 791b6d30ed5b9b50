package io.customerhub.warehouse.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once into a folder that only this user can write, and used again. */
final class ServerBinaries {
    private static final Logger log = LoggerFactory.getLogger(ServerBinaries.class);
    private static final int EXECUTABLE = 0111;

    private ServerBinaries() {}

    static Path unpack(Path hubFolder, Account account) {
        Path cache = cache(hubFolder, account);
        try {
            ServerArchive archive = ServerArchive.find();
            Path binaries = cache.resolve("postgresql-" + archive.identity());
            if (!Files.isDirectory(binaries, LinkOption.NOFOLLOW_LINKS)) {
                unpack(archive, cache, binaries);
            }
            return binaries;
        } catch (IOException e) {
            throw new DatabaseException(
                    "unpacking PostgreSQL into " + cache + ": " + e + "; it needs 60 MB that this user can write", e);
        }
    }

    /** They get their name when they are complete; of two processes that unpack at once, the first to finish wins. */
    private static void unpack(ServerArchive archive, Path cache, Path binaries) throws IOException {
        log.info("Unpacking PostgreSQL into {}", binaries);
        Path draft = Files.createTempDirectory(cache, ".unpacking-");
        try {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            extract(archive, draft);
            Files.move(draft, binaries, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(binaries, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        } finally {
            if (Files.exists(draft)) {
                Trees.delete(draft);
            }
        }
    }

    private static void extract(ServerArchive archive, Path target) throws IOException {
        try (InputStream packed = archive.open();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(target));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean executable = (entry.getMode() & EXECUTABLE) != 0 || file.startsWith(target.resolve("bin"));
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    /** The user's cache; the hub's own folder where there is no home, or where nobody must be able to read it. */
    private static Path cache(Path hubFolder, Account account) {
        if (account.isNobody()) {
            return hubFolder;
        }
        Path home = Path.of(System.getProperty("user.home", "/"));
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isBlank() ? home.resolve(".cache") : Path.of(configured);
        try {
            Path ours = caches.resolve("customer-hub");
            if (!Files.isDirectory(ours)) {
                Files.createDirectories(
                        ours, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return isPrivate(ours) ? ours : hubFolder;
        } catch (IOException e) {
            return hubFolder;
        }
    }

    /** Ours and nobody else's to write: programs are run from there. */
    private static boolean isPrivate(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, ".owner-", "");
        try {
            boolean ours = Files.getAttribute(probe, "unix:uid").equals(Files.getAttribute(folder, "unix:uid"));
            int mode = (int) Files.getAttribute(folder, "unix:mode");
            return ours && (mode & 022) == 0;
        } finally {
            Files.delete(probe);
        }
    }
}
