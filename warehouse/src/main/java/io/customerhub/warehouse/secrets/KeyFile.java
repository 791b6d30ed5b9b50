package io.customerhub.warehouse.secrets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A file of one key that only its owner can read. */
final class KeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /** A key nobody knows yet, in base64. */
    static String newKey(int bytes) {
        byte[] key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** Replaces what is in the file; whoever reads it meanwhile, or after a crash, finds the old text or the new one. */
    static void replace(Path file, UnaryOperator<String> change) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try {
            Path draft = draft(folder, change.apply(Files.readString(file, StandardCharsets.US_ASCII)));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException e) {
            throw new SecretsException(
                    "replacing the hub's key " + file + ": " + e + "; the old one is still there", e);
        }
    }

    private static Path draft(Path folder, String text) throws IOException {
        Path draft = Files.createTempFile(folder, ".hub.key.", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(draft, text, StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return draft;
    }

    static String readOrCreate(Path file, int bytes) {
        try {
            if (!Files.exists(file)) {
                create(file, bytes);
            }
            Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeAll(OWNER_ONLY);
            if (!others.isEmpty()) {
                throw new SecretsException("reading the hub's key from " + file
                        + ": others may read or change the file; if nobody did, take that away with 'chmod 600 " + file
                        + "'");
            }
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new SecretsException(
                    "reading or making the hub's key " + file + ": " + e
                            + "; make the folder writable for this user, or set HUB_SECRET_KEY",
                    e);
        }
    }

    /**
     * The finished file gets its name by a hard link, which never replaces one: of two processes that start together
     * one wins, and a crash leaves no half key under that name.
     */
    private static void create(Path file, int bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path draft = draft(Objects.requireNonNull(folder), newKey(bytes) + "\n");
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its key is the one.
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
