package io.customerhub.connectors.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A copy of a file that nobody else writes, readable by this user alone, with the fingerprint of exactly its bytes. A
 * run reads the copy: whoever replaces the file meanwhile cannot mix two versions.
 *
 * @param fingerprint SHA-256 of the bytes and of what they are read as, in hex
 */
record FileCopy(Path path, String fingerprint) implements AutoCloseable {
    /** The fingerprint of a file as it is. */
    static String fingerprint(Path file, TableForm form) throws IOException {
        return hash(file, form, OutputStream.nullOutputStream());
    }

    static FileCopy of(Path file, TableForm form) throws IOException {
        Path copy = Files.createTempFile("customer-hub-", ".copy");
        try (OutputStream out = Files.newOutputStream(copy)) {
            return new FileCopy(copy, hash(file, form, out));
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static String hash(Path file, TableForm form, OutputStream out) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        digest.update(form.meaning().getBytes(StandardCharsets.UTF_8));
        try (InputStream in = Files.newInputStream(file);
                var through = new DigestOutputStream(out, digest)) {
            in.transferTo(through);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
