package io.customerhub.connectors.quickbooks;

import io.customerhub.connectors.tokens.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks the {@code intuit-signature} of a webhook: base64 of HMAC-SHA256 over the raw body with the verifier token. */
public final class QuickBooksSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final Secret verifier;

    public QuickBooksSignature(Secret verifier) {
        this.verifier = verifier;
    }

    /** Whether Intuit signed exactly these bytes; compared in constant time. Without a verifier token nothing is genuine. */
    public boolean isGenuine(byte[] body, String signature) {
        if (verifier.isEmpty()) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(verifier.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] expected = Base64.getEncoder().encode(mac.doFinal(body));
            return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
