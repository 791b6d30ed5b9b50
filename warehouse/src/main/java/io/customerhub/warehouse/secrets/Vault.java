package io.customerhub.warehouse.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Seals texts with AES-256-GCM, each bound to the name of the account it belongs to: a sealed token that is copied to
 * another account does not open there.
 */
public final class Vault {
    private final List<Aead> keys;

    private Vault(List<Aead> keys) {
        this.keys = keys;
    }

    public static Vault of(HubKey key) {
        List<Aead> keys = new ArrayList<>();
        for (byte[] derived : key.deriveEach("vault")) {
            try {
                keys.add(new AesGcmJce(derived));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("opening the vault: this Java has no AES-256-GCM", e);
            }
        }
        return new Vault(List.copyOf(keys));
    }

    /**
     * The text under the key in use, with a fresh nonce: the same text is never sealed alike.
     *
     * @param associated the account's name; it is not stored, and needed again to open
     */
    public byte[] seal(String plaintext, String associated) {
        try {
            return keys.get(0)
                    .encrypt(plaintext.getBytes(StandardCharsets.UTF_8), associated.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new SecretsException("sealing the secret of " + associated, e);
        }
    }

    /** Whether the key in use opens it, rather than an older one. */
    public boolean isUnderKeyInUse(byte[] sealed, String associated) {
        try {
            keys.get(0).decrypt(sealed, associated.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * The text that was sealed, under whichever of the keys.
     *
     * @throws SecretsException when no key opens it
     */
    public String open(byte[] sealed, String associated) {
        for (Aead key : keys) {
            try {
                byte[] plaintext = key.decrypt(sealed, associated.getBytes(StandardCharsets.UTF_8));
                return new String(plaintext, StandardCharsets.UTF_8);
            } catch (GeneralSecurityException e) {
                // GCM cannot tell a wrong key from a changed text: only after the last key is it an error.
            }
        }
        throw new SecretsException("opening the secret of " + associated + ": none of the hub's " + keys.size()
                + " keys opens it; it was sealed under another HUB_SECRET_KEY (put the old key behind the new one,"
                + " separated by a comma), for another account, or was changed since");
    }
}
