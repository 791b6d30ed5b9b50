package io.customerhub.warehouse.secrets;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The hub's 256-bit key, and the older ones it replaced: the first seals, all of them open.
 *
 * <p>It is never used itself: each use derives its own key, so that none of them tells anything about another.
 */
public final class HubKey {
    private static final int BYTES = 32;
    private static final String FILE = "hub.key";
    private static final String REMEDY =
            "HUB_SECRET_KEY must be 32 bytes in base64, made for instance by 'openssl rand -base64 32';"
                    + " to rotate, put the new key before the old ones, separated by commas";

    private final List<byte[]> keys;

    private HubKey(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * The keys in the environment variable {@code HUB_SECRET_KEY}.
     *
     * @param value its value; empty when it is not set
     * @throws SecretsException with every problem of the value, when it is not a list of keys
     */
    public static HubKey ofEnvironment(Optional<String> value) {
        if (value.isEmpty() || value.get().isBlank()) {
            throw new SecretsException("reading the hub's key: HUB_SECRET_KEY is not set; " + REMEDY);
        }
        List<byte[]> keys = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String part : value.get().split(",", -1)) {
            int position = keys.size() + problems.size() + 1;
            try {
                keys.add(decode(part));
            } catch (IllegalArgumentException e) {
                problems.add("key " + position + " " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new SecretsException("reading the hub's key: " + String.join(", ", problems) + "; " + REMEDY);
        }
        return new HubKey(List.copyOf(keys));
    }

    /**
     * The key in {@code folder/hub.key}, made on first use, as a host key of ssh is. While it is being rotated the older
     * ones stand below it, a line each.
     *
     * @throws SecretsException when the file cannot be made or read, holds no key, or can be read by others
     */
    public static HubKey ofFolder(Path folder) {
        Path file = folder.resolve(FILE);
        String text = KeyFile.readOrCreate(file, BYTES);
        try {
            return new HubKey(Arrays.stream(text.strip().split("\\R", -1))
                    .map(HubKey::decode)
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new SecretsException("reading the hub's key from " + file + ": the file " + e.getMessage()
                    + "; restore it from a backup, without it the data beside it cannot be opened");
        }
    }

    /** Puts a new key before those of {@code folder/hub.key}, at one stroke: it is in use, and they still open. */
    public static HubKey renewInFolder(Path folder) {
        ofFolder(folder);
        KeyFile.replace(folder.resolve(FILE), text -> KeyFile.newKey(BYTES) + "\n" + text);
        return ofFolder(folder);
    }

    /** Takes the older keys out of {@code folder/hub.key}, at one stroke. */
    public static HubKey retireOlderInFolder(Path folder) {
        ofFolder(folder);
        KeyFile.replace(folder.resolve(FILE), text -> text.lines().findFirst().orElse("") + "\n");
        return ofFolder(folder);
    }

    /** How many keys there are: one, or more while they are being rotated. */
    public int size() {
        return keys.size();
    }

    /** A 256-bit key for one purpose, by HKDF-SHA256 (RFC 5869) from the key in use. */
    public byte[] derive(String purpose) {
        return derive(keys.get(0), purpose);
    }

    /** What {@link #derive} gives for each key, the one in use first. */
    public List<byte[]> deriveEach(String purpose) {
        return keys.stream().map(key -> derive(key, purpose)).toList();
    }

    private static byte[] derive(byte[] key, String purpose) {
        try {
            byte[] info = ("customer-hub " + purpose).getBytes(StandardCharsets.UTF_8);
            return Hkdf.computeHkdf("HMACSHA256", key, new byte[0], info, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("deriving a key: this Java has no HMAC-SHA256", e);
        }
    }

    /** Its messages hold nothing of the text: a decoder's own would quote a character of the key. */
    private static byte[] decode(String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not base64");
        }
        if (key.length != BYTES) {
            throw new IllegalArgumentException("has " + key.length + " bytes instead of " + BYTES);
        }
        return key;
    }

    @Override
    public String toString() {
        return "HubKey";
    }
}
